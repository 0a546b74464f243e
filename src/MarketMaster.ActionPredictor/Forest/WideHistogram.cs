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
            part.AddTo(Totals, keys[..Math.Min(keys.Length, PackedCounts.RowLimit)], column);
        foreach (var field in Totals)
        {
            for (var bin = 1; bin < ClassHistogram.BinCount; bin++)
                field[bin] += field[bin - 1];
        }
    }

    /// <summary>Moves the rows of the last bin below all others: rows without a value then go left.</summary>
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
}
