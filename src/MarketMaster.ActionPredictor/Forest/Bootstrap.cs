using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MarketMaster.Prediction;

/// <summary>Draws as many rows as there are, with replacement, and keeps each distinct row once with its weight (scikit-learn's rule).</summary>
internal static class Bootstrap
{
    /// <summary>Fills <paramref name="keys"/> with the distinct drawn rows in ascending order. Where there is a table of row weights, a row's chance is in proportion to its weight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ClassCounts Draw(ReadOnlySpan<byte> labels, AliasTable? table, Span<byte> weights, Span<uint> keys, ref RandomStream random)
    {
        weights.Clear();
        for (var i = 0; i < labels.Length; i++)
        {
            ref var weight = ref weights[table is null ? random.NextInt(labels.Length) : table.Draw(ref random)];
            weight = (byte)Math.Min(weight + 1, RowKey.MaximumWeight);
        }
        var count = Avx512F.IsSupported ? CompressKeys(labels, weights, keys) : 0;
        count = CollectKeys(labels, weights, keys, labels.Length & (Avx512F.IsSupported ? -Vector512<uint>.Count : 0), count);
        return Total(keys[..count]);
    }

    /// <summary>Counts rows of nodes of any size.</summary>
    public static ClassCounts Total(ReadOnlySpan<uint> keys)
    {
        ClassCounts total = default;
        for (; !keys.IsEmpty; keys = keys[Math.Min(keys.Length, PackedCounts.RowLimit)..])
        {
            var packed = Vector128<ulong>.Zero;
            foreach (var key in keys[..Math.Min(keys.Length, PackedCounts.RowLimit)])
                packed += PackedCounts.Increments[(byte)key];
            total.Add(PackedCounts.Unpack(packed.ToScalar(), packed.GetElement(1)));
        }
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int CompressKeys(ReadOnlySpan<byte> labels, ReadOnlySpan<byte> weights, Span<uint> keys)
    {
        ref var label = ref MemoryMarshal.GetReference(labels);
        ref var weight = ref MemoryMarshal.GetReference(weights);
        ref var key = ref MemoryMarshal.GetReference(keys);
        var row = Vector512<uint>.Indices << 8;
        var count = 0;
        for (var i = 0; i <= labels.Length - Vector512<uint>.Count; i += Vector512<uint>.Count)
        {
            var drawn = Avx512F.ConvertToVector512UInt32(Vector128.LoadUnsafe(ref weight, (nuint)i));
            var made = row | (drawn << 3) | Avx512F.ConvertToVector512UInt32(Vector128.LoadUnsafe(ref label, (nuint)i));
            var mask = ~Vector512.Equals(drawn, Vector512<uint>.Zero);
            // The whole vector is stored: at most i keys lie before it, so it ends inside.
            Avx512F.Compress(Vector512<uint>.Zero, mask, made).StoreUnsafe(ref key, (nuint)count);
            count += BitOperations.PopCount(mask.ExtractMostSignificantBits());
            row += Vector512.Create((uint)Vector512<uint>.Count << 8);
        }
        return count;
    }

    private static int CollectKeys(ReadOnlySpan<byte> labels, ReadOnlySpan<byte> weights, Span<uint> keys, int from, int count)
    {
        for (var row = from; row < labels.Length; row++)
        {
            keys[count] = RowKey.Create(row, weights[row], labels[row]);
            count += weights[row] == 0 ? 0 : 1;
        }
        return count;
    }
}
