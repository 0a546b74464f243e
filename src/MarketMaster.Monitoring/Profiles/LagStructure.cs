namespace MarketMaster.Monitoring;

/// <summary>How the changes of a column go with those of the column most like it, some rows earlier and later.</summary>
internal static class LagStructure
{
    public const int MostLag = 3;
    private const int MostRows = 5_000;
    private const int FewestRows = 50;

    /// <summary>Writes partners and label correlations into the profiles.</summary>
    public static void Describe(FeatureFrame frame, ColumnProfile[] columns)
    {
        var rows = Math.Min(frame.Count, MostRows);
        if (rows < FewestRows)
            return;
        var changes = Changes(frame, rows);
        for (var i = 0; i < frame.Width; i++)
        {
            var partner = Partner(changes, i);
            double[] correlations = partner < 0 ? [] : Correlations(changes[i], changes[partner]);
            columns[i] = columns[i].With(partner, correlations, frame.IsLabelled ? LabelCorrelation(frame, i) : double.NaN);
        }
    }

    /// <summary>Correlation of x at t with y at t + lag, for the lags from -3 to 3.</summary>
    public static double[] Correlations(double[] x, double[] y)
    {
        var found = new double[(2 * MostLag) + 1];
        for (var lag = -MostLag; lag <= MostLag; lag++)
        {
            var sum = 0.0;
            for (var t = Math.Max(0, -lag); t < Math.Min(x.Length, y.Length - lag); t++)
                sum += x[t] * y[t + lag];
            found[lag + MostLag] = sum;
        }
        return found;
    }

    /// <summary>The changes of each column from row to row, as ranks of length 1; of the last rows of the frame.</summary>
    public static double[][] Changes(FeatureFrame frame, int rows)
    {
        var first = frame.Count - rows;
        var values = new double[(rows - 1) * frame.Width];
        for (var t = 1; t < rows; t++)
        {
            ReadOnlySpan<double> row = frame.Row(first + t), before = frame.Row(first + t - 1);
            for (var c = 0; c < frame.Width; c++)
            {
                var change = row[c] - before[c];
                values[((t - 1) * frame.Width) + c] = double.IsFinite(change) ? change : 0;
            }
        }
        return RowMatrix.Of(values, frame.Width, [.. Enumerable.Range(0, frame.Width)]).Ranks().Columns;
    }

    /// <summary>Rank correlation of a column with the labels.</summary>
    public static double LabelCorrelation(FeatureFrame frame, int column)
    {
        var rows = Math.Min(frame.Count, MostRows);
        var pairs = new double[rows * 2];
        for (var t = 0; t < rows; t++)
        {
            pairs[2 * t] = frame.Row(frame.Count - rows + t)[column];
            pairs[(2 * t) + 1] = (int)frame.Labels[frame.Count - rows + t];
        }
        var ranks = RowMatrix.Of(pairs, 2, [0, 1]).Ranks();
        return ranks.Rows < FewestRows ? double.NaN : Correlations(ranks.Columns[0], ranks.Columns[1])[MostLag];
    }

    private static int Partner(double[][] changes, int column)
    {
        var (best, partner) = (0.3, -1);
        for (var j = 0; j < changes.Length; j++)
        {
            if (j == column)
                continue;
            var sum = 0.0;
            for (var t = 0; t < changes[j].Length; t++)
                sum += changes[column][t] * changes[j][t];
            if (Math.Abs(sum) > best)
                (best, partner) = (Math.Abs(sum), j);
        }
        return partner;
    }
}
