using System.Diagnostics.CodeAnalysis;

namespace MarketMaster.Indicators;

/// <summary>
/// Joins bars to bars of a longer interval: the first open, the highest high, the lowest low, the last close, the sum of the
/// volumes, at the begin of the period. Periods without a bar give none. A NaN in a high, low or volume makes that column of the
/// longer bar NaN. The first longer bar holds what came of its period. Not for use from several threads at once.
/// </summary>
/// <remarks>
/// A longer bar is complete with the bar whose close (time plus interval) reaches the end of the period; where that bar is
/// missing, with the first bar of a later period.
/// </remarks>
public sealed class BarAggregator
{
    private readonly Queue<Bar> _complete = new();
    private readonly TimeSpan _barInterval;
    private Bucket _bucket;
    private DateTime _last;
    private bool _started;

    /// <summary>Starts without bars.</summary>
    /// <param name="timeframe">The longer interval.</param>
    /// <param name="barInterval">Interval of the bars that come in, at most that of <paramref name="timeframe"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="barInterval"/> is not above 0, or longer than the timeframe.</exception>
    public BarAggregator(Timeframe timeframe, TimeSpan barInterval)
    {
        ArgumentNullException.ThrowIfNull(timeframe);
        _barInterval = timeframe.RequireWithin(barInterval);
        _bucket = new(timeframe, barInterval);
    }

    /// <summary>The longer bar that is still forming; null where there is none.</summary>
    public Bar? Forming => _bucket.IsEmpty ? null : _bucket.Bar;

    /// <summary>Joins a whole series.</summary>
    /// <param name="bars">The bars.</param>
    /// <param name="timeframe">The longer interval.</param>
    /// <param name="barInterval">Interval of <paramref name="bars"/>, at most that of <paramref name="timeframe"/>.</param>
    /// <param name="includeForming">Whether a last longer bar that is not complete is given too; false by default.</param>
    /// <returns>The longer bars.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="barInterval"/> is not above 0, or longer than the timeframe.</exception>
    /// <exception cref="InvalidMarketDataException">Times do not rise by <paramref name="barInterval"/> at least.</exception>
    public static BarSeries Aggregate(BarSeries bars, Timeframe timeframe, TimeSpan barInterval, bool includeForming = false)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var aggregator = new BarAggregator(timeframe, barInterval);
        var builder = new BarSeriesBuilder();
        for (var i = 0; i < bars.Count; i++)
        {
            aggregator.Push(bars[i]);
            while (aggregator.TryTake(out var bar))
                builder.Add(bar);
        }
        if (includeForming && aggregator.Forming is { } forming)
            builder.Add(forming);
        return builder.Build(BarChecks.None, bars.Source);
    }

    /// <summary>Takes the next bar. What it completes is then taken with <see cref="TryTake"/>.</summary>
    /// <param name="bar">The bar.</param>
    /// <exception cref="InvalidMarketDataException">The bar is not at least an interval later than the one before.</exception>
    public void Push(in Bar bar)
    {
        if (_started)
            RisingTimes.Require(_last, bar.Time, _barInterval);
        (_last, _started) = (bar.Time, true);
        if (_bucket.IsOver(bar.Time))
            Complete();
        _bucket.Add(bar);
        if (_bucket.IsComplete)
            Complete();
    }

    /// <summary>Takes the next complete longer bar, oldest first. One bar may complete two.</summary>
    /// <param name="bar">The longer bar.</param>
    /// <returns>False where none is left.</returns>
    public bool TryTake([MaybeNullWhen(false)] out Bar bar) => _complete.TryDequeue(out bar);

    private void Complete()
    {
        _complete.Enqueue(_bucket.Bar);
        _bucket = _bucket.Next();
    }
}
