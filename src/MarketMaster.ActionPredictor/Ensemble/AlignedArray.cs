using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Prediction;

/// <summary>An array that begins at a cache line, so that no 64-byte load crosses two of them.</summary>
internal readonly struct AlignedArray<T>
    where T : unmanaged
{
    private const int Line = 64;
    private readonly T[] _array;
    private readonly int _start;
    private readonly int _length;

    public AlignedArray(int length)
    {
        var size = Unsafe.SizeOf<T>();
        _array = GC.AllocateArray<T>(length + (Line / size), pinned: true);
        var beyond = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) % Line);
        (_start, _length) = ((Line - beyond) % Line / size, length);
    }

    public Span<T> Span => _array.AsSpan(_start, _length);

    public ref T First => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start);
}
