namespace MarketMaster;

/// <summary>Collects bars one at a time into columns.</summary>
/// <param name="capacity">Number of bars expected; the builder grows when there are more.</param>
public sealed class BarSeriesBuilder(int capacity = 0)
{
    private DateTime[] _time = new DateTime[Math.Max(capacity, 16)];
    private double[] _open = new double[Math.Max(capacity, 16)];
    private double[] _high = new double[Math.Max(capacity, 16)];
    private double[] _low = new double[Math.Max(capacity, 16)];
    private double[] _close = new double[Math.Max(capacity, 16)];
    private double[] _volume = new double[Math.Max(capacity, 16)];

    /// <summary>Number of bars so far.</summary>
    public int Count { get; private set; }

    /// <summary>Appends a bar.</summary>
    /// <param name="bar">The bar; it is checked in <see cref="Build"/>.</param>
    public void Add(in Bar bar)
    {
        if (Count == _time.Length)
            Grow();
        _time[Count] = bar.Time;
        _open[Count] = bar.Open;
        _high[Count] = bar.High;
        _low[Count] = bar.Low;
        _close[Count] = bar.Close;
        _volume[Count++] = bar.Volume;
    }

    /// <summary>Hands the columns over as a series and empties the builder.</summary>
    /// <param name="checks">What to check; all by default.</param>
    /// <param name="source">File or feed the bars came from.</param>
    /// <returns>The series.</returns>
    /// <exception cref="InvalidMarketDataException">A bar fails a check; row, column and value are named.</exception>
    public BarSeries Build(BarChecks checks = BarChecks.All, string? source = null)
    {
        var series = new BarSeries(
            _time.AsMemory(0, Count), _open.AsMemory(0, Count), _high.AsMemory(0, Count), _low.AsMemory(0, Count),
            _close.AsMemory(0, Count), _volume.AsMemory(0, Count), checks, source);
        (_time, _open, _high, _low, _close, _volume, Count) = ([], [], [], [], [], [], 0);
        return series;
    }

    private void Grow()
    {
        var size = Math.Max(16, _time.Length * 2);
        Array.Resize(ref _time, size);
        Array.Resize(ref _open, size);
        Array.Resize(ref _high, size);
        Array.Resize(ref _low, size);
        Array.Resize(ref _close, size);
        Array.Resize(ref _volume, size);
    }
}
