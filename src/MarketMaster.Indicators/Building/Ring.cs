using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>
/// Memory for the last values of a step. Lanes start at a cache line: a register that lies across two lines is written and
/// read back several times slower. Copies share the memory.
/// </summary>
/// <typeparam name="T">A lane type.</typeparam>
internal readonly struct Ring<T> where T : unmanaged, ILane<T>
{
    private const int Line = 64;

    private readonly T[] _values;
    private readonly nint _offset;

    public Ring(int length)
    {
        _values = new T[T.Width == 1 ? length : length + Line / Unsafe.SizeOf<T>()];
        // should a collection move the array, only the alignment is lost
        _offset = T.Width == 1 ? 0 : Missing(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(_values)));
    }

    /// <summary>The first value; the caller keeps within the length.</summary>
    public ref T First => ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(_values), _offset);

    /// <summary>A stretch of doubles on the stack from the next start of a cache line on; it must be longer by 8 than what is used.</summary>
    public static Span<double> Align(Span<double> values) =>
        values[(int)(Missing(ref Unsafe.As<double, byte>(ref MemoryMarshal.GetReference(values))) / sizeof(double))..];

    private static unsafe nint Missing(ref byte first) => -(nint)Unsafe.AsPointer(ref first) & (Line - 1);
}
