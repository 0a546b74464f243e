namespace MarketMaster.Prediction;

/// <summary>Bars with the features of each: what all folds share.</summary>
internal sealed class FoldTable
{
    public FoldTable(BarSeries bars, FeatureFrame features)
    {
        if (features.Count != bars.Count)
            throw new ArgumentException($"{features.Count} rows of features for {bars.Count} bars: there must be one per bar", nameof(features));
        (Bars, Features) = (bars, features);
        int[] columns = [.. Enumerable.Range(0, features.Width).Where(c => features.Column(c).Any(double.IsFinite))];
        while (FirstBar < bars.Count && !IsComplete(FirstBar, columns))
            FirstBar++;
        if (columns.Length == 0 || FirstBar == bars.Count)
            throw new InvalidMarketDataException($"{bars.Count} bars are too few: none has all features", bars.Source, null, null, null);
    }

    public BarSeries Bars { get; }

    public FeatureFrame Features { get; }

    /// <summary>The first bar that has all features which any bar has.</summary>
    public int FirstBar { get; }

    public int[] Columns(IReadOnlyList<int> trainRows) =>
        [.. Enumerable.Range(0, Features.Width).Where(c => trainRows.Any(row => double.IsFinite(Features.Row(row)[c])))];

    public List<int> Complete(IReadOnlyList<int> rows, int[] columns) => [.. rows.Where(row => IsComplete(row, columns))];

    public FeatureFrame Labelled(IReadOnlyList<int> rows, int[] columns, LabelSet labels)
    {
        var values = new double[rows.Count * columns.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Features.Row(rows[i / columns.Length])[columns[i % columns.Length]];
        return new([.. columns.Select(c => Features.Names[c])], values, labels: rows.Select(row => labels[row]!.Value).ToArray());
    }

    private bool IsComplete(int row, int[] columns) => Array.TrueForAll(columns, c => double.IsFinite(Features.Row(row)[c]));
}
