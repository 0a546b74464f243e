using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MarketMaster.Prediction;

/// <summary>
/// Moves the keys of rows that go left to the front and the others behind them, both in their order. A key holds its row number from
/// bit <c>shift</c> on.
/// </summary>
internal static class RowPartition
{
    /// <summary>Returns how many keys went left. <paramref name="buffer"/> is as long as the keys and a vector more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Apply(Span<uint> keys, Span<uint> buffer, byte[] column, int shift, int bin, bool missingLeft)
    {
        // Adding one turns the bin of missing values, 255, into 0.
        var turn = missingLeft ? 1 : 0;
        nint read = 0, left = 0, right = 0;
        if (Avx512F.IsSupported && keys.Length >= Vector512<uint>.Count)
            Sixteens(keys, buffer, column, shift, bin + turn, turn, ref read, ref left, ref right);
        ref var first = ref MemoryMarshal.GetArrayDataReference(column);
        ref var source = ref MemoryMarshal.GetReference(keys);
        ref var other = ref MemoryMarshal.GetReference(buffer);
        for (; read < keys.Length; read++)
        {
            var key = Unsafe.Add(ref source, read);
            var goesRight = (bin + turn - (byte)(Unsafe.Add(ref first, (nint)(key >> shift)) + turn)) >>> 31;
            // Without branches: every key is written to both sides, and one of the two positions advances.
            Unsafe.Add(ref source, left) = key;
            Unsafe.Add(ref other, right) = key;
            left += 1 - goesRight;
            right += goesRight;
        }
        buffer[..(int)right].CopyTo(keys[(int)left..]);
        return (int)left;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Sixteens(
        Span<uint> keys, Span<uint> buffer, byte[] column, int shift, int bin, int turn, ref nint read, ref nint left, ref nint right)
    {
        ref var source = ref MemoryMarshal.GetReference(keys);
        ref var other = ref MemoryMarshal.GetReference(buffer);
        var limit = Vector512.Create(bin);
        var turns = Vector512.Create(turn);
        var low = Vector512.Create((int)byte.MaxValue);
        fixed (byte* first = column)
        {
            for (; read <= keys.Length - Vector512<uint>.Count; read += Vector512<uint>.Count)
            {
                var sixteen = Vector512.LoadUnsafe(ref source, (nuint)read);
                var rows = (sixteen >>> shift).AsInt32();
                var bins = Vector512.Create(
                    Avx2.GatherVector256((int*)first, rows.GetLower(), 1), Avx2.GatherVector256((int*)first, rows.GetUpper(), 1));
                var goesRight = Vector512.GreaterThan((bins + turns) & low, limit).AsUInt32();
                var moved = BitOperations.PopCount(goesRight.ExtractMostSignificantBits());
                // Whole vectors are stored: on the left they end no later than what was read.
                Avx512F.Compress(Vector512<uint>.Zero, ~goesRight, sixteen).StoreUnsafe(ref source, (nuint)left);
                Avx512F.Compress(Vector512<uint>.Zero, goesRight, sixteen).StoreUnsafe(ref other, (nuint)right);
                left += Vector512<uint>.Count - moved;
                right += moved;
            }
        }
    }
}
