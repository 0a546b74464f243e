using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MarketMaster.Indicators;

/// <summary>Turns "eight values of one series" into "one value of eight series" and back, in registers.</summary>
internal static class Transposition
{
    /// <summary>Whether the machine can.</summary>
    public static bool IsSupported => Avx512F.IsSupported;

    /// <summary>Reads eight values at <paramref name="at"/> from each of eight series and writes them as eight rows of eight lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gather(
        ref double s0, ref double s1, ref double s2, ref double s3, ref double s4, ref double s5, ref double s6, ref double s7,
        nint at, ref double target)
    {
        var (r0, r1) = (Vector512.LoadUnsafe(ref Unsafe.Add(ref s0, at)), Vector512.LoadUnsafe(ref Unsafe.Add(ref s1, at)));
        var (r2, r3) = (Vector512.LoadUnsafe(ref Unsafe.Add(ref s2, at)), Vector512.LoadUnsafe(ref Unsafe.Add(ref s3, at)));
        var (r4, r5) = (Vector512.LoadUnsafe(ref Unsafe.Add(ref s4, at)), Vector512.LoadUnsafe(ref Unsafe.Add(ref s5, at)));
        var (r6, r7) = (Vector512.LoadUnsafe(ref Unsafe.Add(ref s6, at)), Vector512.LoadUnsafe(ref Unsafe.Add(ref s7, at)));
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        r0.StoreUnsafe(ref target);
        r1.StoreUnsafe(ref target, 8);
        r2.StoreUnsafe(ref target, 16);
        r3.StoreUnsafe(ref target, 24);
        r4.StoreUnsafe(ref target, 32);
        r5.StoreUnsafe(ref target, 40);
        r6.StoreUnsafe(ref target, 48);
        r7.StoreUnsafe(ref target, 56);
    }

    /// <summary>Reads eight rows of eight lanes and writes eight values at <paramref name="at"/> to each of eight series.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scatter(
        ref double source,
        ref double t0, ref double t1, ref double t2, ref double t3, ref double t4, ref double t5, ref double t6, ref double t7,
        nint at)
    {
        var (r0, r1) = (Vector512.LoadUnsafe(ref source), Vector512.LoadUnsafe(ref source, 8));
        var (r2, r3) = (Vector512.LoadUnsafe(ref source, 16), Vector512.LoadUnsafe(ref source, 24));
        var (r4, r5) = (Vector512.LoadUnsafe(ref source, 32), Vector512.LoadUnsafe(ref source, 40));
        var (r6, r7) = (Vector512.LoadUnsafe(ref source, 48), Vector512.LoadUnsafe(ref source, 56));
        Transpose(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        r0.StoreUnsafe(ref Unsafe.Add(ref t0, at));
        r1.StoreUnsafe(ref Unsafe.Add(ref t1, at));
        r2.StoreUnsafe(ref Unsafe.Add(ref t2, at));
        r3.StoreUnsafe(ref Unsafe.Add(ref t3, at));
        r4.StoreUnsafe(ref Unsafe.Add(ref t4, at));
        r5.StoreUnsafe(ref Unsafe.Add(ref t5, at));
        r6.StoreUnsafe(ref Unsafe.Add(ref t6, at));
        r7.StoreUnsafe(ref Unsafe.Add(ref t7, at));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        ref Vector512<double> r0, ref Vector512<double> r1, ref Vector512<double> r2, ref Vector512<double> r3,
        ref Vector512<double> r4, ref Vector512<double> r5, ref Vector512<double> r6, ref Vector512<double> r7)
    {
        // neighbouring rows are interleaved, then quarters of the registers change places twice
        var (a0, a1) = (Avx512F.UnpackLow(r0, r1), Avx512F.UnpackHigh(r0, r1));
        var (a2, a3) = (Avx512F.UnpackLow(r2, r3), Avx512F.UnpackHigh(r2, r3));
        var (a4, a5) = (Avx512F.UnpackLow(r4, r5), Avx512F.UnpackHigh(r4, r5));
        var (a6, a7) = (Avx512F.UnpackLow(r6, r7), Avx512F.UnpackHigh(r6, r7));
        var (b0, b1) = (Avx512F.Shuffle4x128(a0, a2, Even), Avx512F.Shuffle4x128(a1, a3, Even));
        var (b2, b3) = (Avx512F.Shuffle4x128(a0, a2, Odd), Avx512F.Shuffle4x128(a1, a3, Odd));
        var (b4, b5) = (Avx512F.Shuffle4x128(a4, a6, Even), Avx512F.Shuffle4x128(a5, a7, Even));
        var (b6, b7) = (Avx512F.Shuffle4x128(a4, a6, Odd), Avx512F.Shuffle4x128(a5, a7, Odd));
        r0 = Avx512F.Shuffle4x128(b0, b4, Even);
        r1 = Avx512F.Shuffle4x128(b1, b5, Even);
        r2 = Avx512F.Shuffle4x128(b2, b6, Even);
        r3 = Avx512F.Shuffle4x128(b3, b7, Even);
        r4 = Avx512F.Shuffle4x128(b0, b4, Odd);
        r5 = Avx512F.Shuffle4x128(b1, b5, Odd);
        r6 = Avx512F.Shuffle4x128(b2, b6, Odd);
        r7 = Avx512F.Shuffle4x128(b3, b7, Odd);
    }

    private const byte Even = 0x88; // quarters 0 and 2 of both registers
    private const byte Odd = 0xDD; // quarters 1 and 3 of both registers
}
