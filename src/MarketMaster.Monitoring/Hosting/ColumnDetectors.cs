namespace MarketMaster.Monitoring;

/// <summary>
/// One ADWIN for each numeric column. Values are standardised by the reference, held within ten deviations, and where rows are
/// persistent only every tau-th is shown, since the detectors take values to be independent.
/// </summary>
internal sealed class ColumnDetectors
{
    private const double MostDeviations = 10;
    private const int LongestStep = 1_000;

    private readonly ComprehensiveMonitor _monitor;
    private readonly Adwin?[] _detectors;
    private readonly int[] _steps;
    private readonly SortedSet<string> _fired = new(StringComparer.Ordinal);
    private long _rows;

    public ColumnDetectors(ComprehensiveMonitor monitor, double delta)
    {
        _monitor = monitor;
        var width = monitor.Reference.Width;
        (_detectors, _steps) = (new Adwin?[width], new int[width]);
        for (var c = 0; c < width; c++)
        {
            var column = monitor.Reference.Columns[c];
            if (column.Kind != ColumnKind.Numeric || !(column.StandardDeviation > 0))
                continue;
            _detectors[c] = new(delta);
            _steps[c] = (int)Math.Clamp(Math.Ceiling(column.Persistence), 1, LongestStep);
        }
    }

    public void Update(ReadOnlySpan<double> row)
    {
        for (var c = 0; c < _detectors.Length; c++)
        {
            if (_detectors[c] is not { } detector || _rows % _steps[c] != 0)
                continue;
            var column = _monitor.Reference.Columns[c];
            var value = Math.Clamp((row[c] - column.Mean) / column.StandardDeviation, -MostDeviations, MostDeviations);
            if (detector.Update(value) != DetectorSignal.Drift)
                continue;
            _fired.Add(column.Name);
            _monitor.Options.Telemetry?.RecordDetection(_monitor.ModelName, "adwin", column.Name);
        }
        _rows++;
    }

    /// <summary>The columns that fired since the last call.</summary>
    public string[] Fired()
    {
        string[] fired = [.. _fired];
        _fired.Clear();
        return fired;
    }
}
