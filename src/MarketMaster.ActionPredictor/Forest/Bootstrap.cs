namespace MarketMaster.Prediction;

/// <summary>Draws as many rows as there are, with replacement, and keeps each distinct row once with its weight (scikit-learn's rule).</summary>
internal static class Bootstrap
{
    /// <summary>Fills <paramref name="keys"/> with the distinct drawn rows in ascending order. Where there is a table of row weights, a row's chance is in proportion to its weight.</summary>
    public static ClassCounts Draw(ReadOnlySpan<byte> labels, AliasTable? table, Span<byte> weights, Span<uint> keys, ref RandomStream random)
    {
        weights.Clear();
        for (var i = 0; i < labels.Length; i++)
        {
            ref var weight = ref weights[table is null ? random.NextInt(labels.Length) : table.Draw(ref random)];
            weight = (byte)Math.Min(weight + 1, RowKey.MaximumWeight);
        }
        Span<int> classes = stackalloc int[8];
        classes.Clear();
        var count = 0;
        for (var row = 0; row < labels.Length; row++)
        {
            if (weights[row] == 0)
                continue;
            keys[count++] = RowKey.Create(row, weights[row], labels[row]);
            classes[labels[row]] += weights[row];
        }
        return new() { C0 = classes[0], C1 = classes[1], C2 = classes[2], C3 = classes[3], C4 = classes[4], Rows = count };
    }
}
