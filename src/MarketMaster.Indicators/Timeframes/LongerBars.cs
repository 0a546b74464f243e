namespace MarketMaster.Indicators;

/// <summary>A series joined to longer bars, and the row of the series from which each is known.</summary>
internal sealed class LongerBars
{
    private readonly int[] _from;
    private readonly int _rows;

    public LongerBars(BarSeries bars, Timeframe timeframe, TimeSpan barInterval)
    {
        RisingTimes.Require(bars.Time, barInterval);
        var builder = new BarSeriesBuilder();
        var from = new List<int>();
        var bucket = new Bucket(timeframe, barInterval);
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            if (bucket.IsOver(bar.Time))
                Complete();
            bucket.Add(bar);
            if (bucket.IsComplete)
                Complete();

            void Complete()
            {
                builder.Add(bucket.Bar);
                from.Add(i);
                bucket = bucket.Next();
            }
        }
        _rows = bars.Count;
        _from = [.. from];
        Bars = builder.Build(BarChecks.None, bars.Source);
    }

    public BarSeries Bars { get; }

    /// <summary>Repeats the rows of the longer bars over the rows of the series.</summary>
    public void Spread(ReadOnlySpan<double> rows, Span<double> destination, int width)
    {
        destination[..((_from.Length > 0 ? _from[0] : _rows) * width)].Fill(double.NaN);
        for (var k = 0; k < _from.Length; k++)
        {
            var end = k + 1 < _from.Length ? _from[k + 1] : _rows;
            for (var i = _from[k]; i < end; i++)
                rows.Slice(k * width, width).CopyTo(destination[(i * width)..]);
        }
    }
}
