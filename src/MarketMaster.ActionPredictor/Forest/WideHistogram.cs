using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>Running totals of a node with more rows than <see cref="PackedCounts"/> can hold: packed counts of parts, added up.</summary>
internal sealed class WideHistogram
{
    public int[][] Totals { get; } = [.. Enumerable.Range(0, IRunningTotals.RowsField + 1).Select(_ => new int[ClassHistogram.BinCount + Vector256<int>.Count])];

    public int Entries { get; private set; }

    public void Fill(ReadOnlySpan<uint> keys, byte[] column, ClassHistogram part)
    {
        Entries = ClassHistogram.BinCount;
        foreach (var field in Totals)
            Array.Clear(field);
        for (; !keys.IsEmpty; keys = keys[Math.Min(keys.Length, PackedCounts.RowLimit)..])
        {
            var counts = part.CountAll(keys[..Math.Min(keys.Length, PackedCounts.RowLimit)], column);
            for (var bin = 0; bin < counts.Length; bin++)
                Add(bin, PackedCounts.Unpack(counts[bin]));
        }
        foreach (var field in Totals)
        {
            for (var bin = 1; bin < ClassHistogram.BinCount; bin++)
                field[bin] += field[bin - 1];
        }
    }

    public void LastEntryFirst()
    {
        Entries--;
        foreach (var field in Totals)
        {
            var last = field[Entries] - field[Entries - 1];
            for (var bin = 0; bin < Entries; bin++)
                field[bin] += last;
        }
    }

    private void Add(int bin, in ClassCounts counts)
    {
        Totals[0][bin] += counts.C0;
        Totals[1][bin] += counts.C1;
        Totals[2][bin] += counts.C2;
        Totals[3][bin] += counts.C3;
        Totals[4][bin] += counts.C4;
        Totals[IRunningTotals.RowsField][bin] += counts.Rows;
    }
}
