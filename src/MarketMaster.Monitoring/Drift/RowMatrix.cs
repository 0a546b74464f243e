namespace MarketMaster.Monitoring;

/// <summary>Complete rows of chosen columns, column by column.</summary>
internal sealed class RowMatrix
{
    private RowMatrix(double[][] columns, int rows) => (Columns, Rows) = (columns, rows);

    public double[][] Columns { get; }

    public int Rows { get; }

    public int Width => Columns.Length;

    /// <summary>Takes the rows that have a finite value in every chosen column.</summary>
    public static RowMatrix Of(ReadOnlySpan<double> values, int width, int[] chosen)
    {
        var rows = width == 0 ? 0 : values.Length / width;
        var columns = Array.ConvertAll(chosen, _ => new double[rows]);
        var kept = 0;
        for (var r = 0; r < rows; r++)
        {
            var row = values.Slice(r * width, width);
            var isComplete = true;
            foreach (var c in chosen)
                isComplete &= double.IsFinite(row[c]);
            if (!isComplete)
                continue;
            for (var c = 0; c < chosen.Length; c++)
                columns[c][kept] = row[chosen[c]];
            kept++;
        }
        return new(Array.ConvertAll(columns, c => c[..kept]), kept);
    }

    /// <summary>The midranks of each column, moved to mean 0 and scaled to length 1.</summary>
    public RowMatrix Ranks() => new(Array.ConvertAll(Columns, Rank), Rows);

    private static double[] Rank(double[] column)
    {
        var keys = (double[])column.Clone();
        var order = new int[column.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(keys, order);
        var ranks = new double[column.Length];
        var middle = (column.Length - 1) / 2.0;
        double squares = 0;
        for (var i = 0; i < keys.Length;)
        {
            var from = i;
            while (i < keys.Length && keys[i] == keys[from])
                i++;
            var rank = ((from + i - 1) / 2.0) - middle;
            for (var k = from; k < i; k++)
                ranks[order[k]] = rank;
            squares += (i - from) * rank * rank;
        }
        if (squares > 0)
        {
            var scale = 1 / Math.Sqrt(squares);
            foreach (ref var rank in ranks.AsSpan())
                rank *= scale;
        }
        return ranks;
    }
}
