namespace MarketMaster.Monitoring;

/// <summary>Compares how columns move together.</summary>
internal static class MultivariateAnalysis
{
    private const double MostMissing = 0.1;
    private const int FewestRows = 50;

    public static MultivariateDrift Run(ReferenceProfile reference, FeatureFrame current, DriftOptions options)
    {
        var (then, now) = Choose(reference, current, out var names);
        if (names.Length < 2)
            return new() { Note = "fewer than two numeric columns that vary on both sides" };
        if (Math.Min(then.Rows, now.Rows) < FewestRows)
            return new() { Note = FormattableString.Invariant($"{then.Rows} and {now.Rows} complete rows: correlations need {FewestRows} on each side"), ReferenceRows = then.Rows, CurrentRows = now.Rows };
        var drift = CorrelationDrift.Run(then, now, names, options) with { ReferenceRows = then.Rows, CurrentRows = now.Rows };
        return ReconstructionDrift.Run(drift, then, now, options);
    }

    private static (RowMatrix Then, RowMatrix Now) Choose(ReferenceProfile reference, FeatureFrame current, out string[] names)
    {
        var sample = RowSamples.Of(current, reference.Options.RowCapacity);
        var (here, there, found) = (new List<int>(), new List<int>(), new List<string>());
        for (var i = 0; i < reference.Width; i++)
        {
            var column = reference.Columns[i];
            var at = IndexOf(current.Names, column.Name);
            if (at < 0 || column.Kind != ColumnKind.Numeric || column.Rows == 0 || column.Finite < (1 - MostMissing) * column.Rows || !(column.Maximum > column.Minimum))
                continue;
            if (!Varies(sample, current.Width, at))
                continue;
            there.Add(i);
            here.Add(at);
            found.Add(column.Name);
        }
        names = [.. found];
        return (RowMatrix.Of(reference.RowSample, reference.Width, [.. there]), RowMatrix.Of(sample, current.Width, [.. here]));
    }

    private static bool Varies(double[] rows, int width, int column)
    {
        var finite = 0;
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (var i = column; i < rows.Length; i += width)
        {
            if (!double.IsFinite(rows[i]))
                continue;
            finite++;
            low = Math.Min(low, rows[i]);
            high = Math.Max(high, rows[i]);
        }
        return high > low && finite >= (1 - MostMissing) * (rows.Length / width);
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
                return i;
        }
        return -1;
    }
}
