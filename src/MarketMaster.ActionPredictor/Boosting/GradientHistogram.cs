using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>Gradient, curvature and number of the rows of a leaf by feature and bin: four 32-bit fields a bin, the last unused, so that a row is one addition.</summary>
internal sealed class GradientHistogram(int features)
{
    public const int BinCount = 256;
    private const int BlockRows = 512;
    private readonly Vector128<int>[] _bins = new Vector128<int>[features * BinCount];
    private readonly Vector128<int>[] _block = new Vector128<int>[BlockRows];

    public ReadOnlySpan<Vector128<int>> Bins(int feature) => _bins.AsSpan(feature * BinCount, BinCount);

    /// <param name="rows">Rows of the leaf.</param>
    /// <param name="gradients">Of each row of the table: gradient in the lower, curvature in the upper half.</param>
    /// <param name="table">The features.</param>
    /// <param name="chosen">Features that are looked at.</param>
    public void Fill(ReadOnlySpan<uint> rows, ulong[] gradients, BinnedTable table, ReadOnlySpan<int> chosen)
    {
        foreach (var feature in chosen)
            _bins.AsSpan(feature * BinCount, BinCount).Clear();
        // A block of rows stays in the nearest cache while every feature passes over it.
        for (; !rows.IsEmpty; rows = rows[Math.Min(BlockRows, rows.Length)..])
        {
            var block = rows[..Math.Min(BlockRows, rows.Length)];
            for (var i = 0; i < block.Length; i++)
            {
                var packed = gradients[block[i]];
                _block[i] = Vector128.Create((int)packed, (int)(packed >> 32), 1, 0);
            }
            foreach (var feature in chosen)
                Add(block, table.Columns[feature], ref _bins[feature * BinCount]);
        }
    }

    /// <summary>This less another: what is left of a leaf when one side of its split is taken away.</summary>
    public void Subtract(GradientHistogram other, ReadOnlySpan<int> chosen)
    {
        foreach (var feature in chosen)
        {
            var mine = MemoryMarshal.Cast<Vector128<int>, Vector256<int>>(_bins.AsSpan(feature * BinCount, BinCount));
            var theirs = MemoryMarshal.Cast<Vector128<int>, Vector256<int>>(other._bins.AsSpan(feature * BinCount, BinCount));
            for (var i = 0; i < mine.Length; i++)
                mine[i] -= theirs[i];
        }
    }

    public GradientSums Total(int feature)
    {
        var sum = Vector128<int>.Zero;
        foreach (var bin in Bins(feature))
            sum += bin;
        return new(sum[0], sum[1], sum[2]);
    }

    private void Add(ReadOnlySpan<uint> rows, byte[] column, ref Vector128<int> bins)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(column);
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var increment = ref MemoryMarshal.GetArrayDataReference(_block);
        nint i = 0;
        for (; i <= rows.Length - 4; i += 4)
        {
            nint a = Unsafe.Add(ref first, Unsafe.Add(ref row, i)), b = Unsafe.Add(ref first, Unsafe.Add(ref row, i + 1));
            nint c = Unsafe.Add(ref first, Unsafe.Add(ref row, i + 2)), d = Unsafe.Add(ref first, Unsafe.Add(ref row, i + 3));
            Unsafe.Add(ref bins, a) += Unsafe.Add(ref increment, i);
            Unsafe.Add(ref bins, b) += Unsafe.Add(ref increment, i + 1);
            Unsafe.Add(ref bins, c) += Unsafe.Add(ref increment, i + 2);
            Unsafe.Add(ref bins, d) += Unsafe.Add(ref increment, i + 3);
        }
        for (; i < rows.Length; i++)
            Unsafe.Add(ref bins, (nint)Unsafe.Add(ref first, Unsafe.Add(ref row, i))) += Unsafe.Add(ref increment, i);
    }
}
