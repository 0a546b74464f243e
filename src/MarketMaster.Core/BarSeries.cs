using System.Globalization;

namespace MarketMaster;

/// <summary>
/// A series of bars as six columns of equal length. Columns are handed out as spans, slices share the columns,
/// and nothing can be changed after it was made. Safe to read from any thread.
/// </summary>
public sealed class BarSeries
{
    private readonly ReadOnlyMemory<DateTime> _time;
    private readonly ReadOnlyMemory<double> _open;
    private readonly ReadOnlyMemory<double> _high;
    private readonly ReadOnlyMemory<double> _low;
    private readonly ReadOnlyMemory<double> _close;
    private readonly ReadOnlyMemory<double> _volume;

    /// <summary>Wraps six columns of equal length without copying them. The caller must not change them afterwards.</summary>
    /// <param name="time">Open time of each bar, UTC.</param>
    /// <param name="open">First price of each bar.</param>
    /// <param name="high">Highest price of each bar.</param>
    /// <param name="low">Lowest price of each bar.</param>
    /// <param name="close">Last price of each bar.</param>
    /// <param name="volume">Traded quantity of each bar.</param>
    /// <param name="checks">What to check; all by default.</param>
    /// <param name="source">File or feed the bars came from: named in error messages, kept as <see cref="Source"/>.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="InvalidMarketDataException">A bar fails a check; row, column and value are named.</exception>
    public BarSeries(
        ReadOnlyMemory<DateTime> time, ReadOnlyMemory<double> open, ReadOnlyMemory<double> high, ReadOnlyMemory<double> low,
        ReadOnlyMemory<double> close, ReadOnlyMemory<double> volume, BarChecks checks = BarChecks.All, string? source = null)
    {
        RequireLength(time.Length, open.Length, nameof(open));
        RequireLength(time.Length, high.Length, nameof(high));
        RequireLength(time.Length, low.Length, nameof(low));
        RequireLength(time.Length, close.Length, nameof(close));
        RequireLength(time.Length, volume.Length, nameof(volume));
        (_time, _open, _high, _low, _close, _volume, Source) = (time, open, high, low, close, volume, source);
        BarRules.Require(this, checks);
    }

    private BarSeries(BarSeries from, int start, int length)
    {
        _time = from._time.Slice(start, length);
        _open = from._open.Slice(start, length);
        _high = from._high.Slice(start, length);
        _low = from._low.Slice(start, length);
        _close = from._close.Slice(start, length);
        _volume = from._volume.Slice(start, length);
        Source = from.Source;
    }

    /// <summary>A series without bars.</summary>
    public static BarSeries Empty { get; } = new(default, default, default, default, default, default);

    /// <summary>Number of bars.</summary>
    public int Count => _time.Length;

    /// <summary>File or feed the bars came from; null where unknown.</summary>
    public string? Source { get; }

    /// <summary>Open times, UTC.</summary>
    public ReadOnlySpan<DateTime> Time => _time.Span;

    /// <summary>First prices.</summary>
    public ReadOnlySpan<double> Open => _open.Span;

    /// <summary>Highest prices.</summary>
    public ReadOnlySpan<double> High => _high.Span;

    /// <summary>Lowest prices.</summary>
    public ReadOnlySpan<double> Low => _low.Span;

    /// <summary>Last prices.</summary>
    public ReadOnlySpan<double> Close => _close.Span;

    /// <summary>Traded quantities.</summary>
    public ReadOnlySpan<double> Volume => _volume.Span;

    /// <summary>One bar.</summary>
    /// <param name="index">0-based position.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative or not below <see cref="Count"/>.</exception>
    public Bar this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return new(Time[index], Open[index], High[index], Low[index], Close[index], Volume[index]);
        }
    }

    /// <summary>Copies bars into columns.</summary>
    /// <param name="bars">The bars in order of time.</param>
    /// <param name="checks">What to check; all by default.</param>
    /// <param name="source">File or feed the bars came from.</param>
    /// <returns>The series.</returns>
    /// <exception cref="InvalidMarketDataException">A bar fails a check; row, column and value are named.</exception>
    public static BarSeries FromBars(IEnumerable<Bar> bars, BarChecks checks = BarChecks.All, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var builder = new BarSeriesBuilder(bars.TryGetNonEnumeratedCount(out var count) ? count : 0);
        foreach (var bar in bars)
            builder.Add(bar);
        return builder.Build(checks, source);
    }

    /// <summary>Cuts a stream of bars into series, for work on more bars than memory holds. Each bar is checked, the first of a series against the last of the one before.</summary>
    /// <param name="bars">The bars; enumerated once.</param>
    /// <param name="size">Bars per series; at least 1. The last may have fewer.</param>
    /// <param name="checks">What to check; all by default.</param>
    /// <param name="source">File or feed the bars come from.</param>
    /// <returns>The series, made as they are asked for; none where there is no bar.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is below 1.</exception>
    /// <exception cref="InvalidMarketDataException">A bar fails a check, when it is reached; row (of the whole stream), column and value are named.</exception>
    public static IEnumerable<BarSeries> Batch(IEnumerable<Bar> bars, int size, BarChecks checks = BarChecks.All, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return Batches(bars, size, checks, source);
    }

    private static IEnumerable<BarSeries> Batches(IEnumerable<Bar> bars, int size, BarChecks checks, string? source)
    {
        var builder = new BarSeriesBuilder(size);
        var (row, previous) = (0L, default(DateTime?));
        foreach (var bar in bars)
        {
            BarRules.Require(bar, previous, checks, new(source, row++, null));
            previous = bar.Time;
            builder.Add(bar);
            if (builder.Count < size)
                continue;
            yield return builder.Build(BarChecks.None, source);
            builder = new(size);
        }
        if (builder.Count > 0)
            yield return builder.Build(BarChecks.None, source);
    }

    /// <summary>A part of the series. Nothing is copied.</summary>
    /// <param name="start">First bar of the part.</param>
    /// <param name="length">Number of bars.</param>
    /// <returns>The part, sharing the columns.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The part does not lie inside the series.</exception>
    public BarSeries Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Count - start);
        return new(this, start, length);
    }

    /// <summary>The same columns under the name of another source.</summary>
    /// <param name="source">File or feed.</param>
    /// <returns>The series with that <see cref="Source"/>.</returns>
    public BarSeries WithSource(string? source) => new(_time, _open, _high, _low, _close, _volume, BarChecks.None, source);

    /// <summary>The most frequent step between neighbouring bars: the bar interval, holidays and gaps aside.</summary>
    /// <returns>The interval, or <see cref="TimeSpan.Zero"/> with fewer than two bars.</returns>
    public TimeSpan InferInterval()
    {
        var steps = new Dictionary<long, int>();
        var time = Time;
        for (var i = 1; i < time.Length; i++)
        {
            var step = (time[i] - time[i - 1]).Ticks;
            if (step > 0)
                steps[step] = steps.GetValueOrDefault(step) + 1;
        }
        return steps.Count == 0 ? TimeSpan.Zero : new(steps.MaxBy(s => (s.Value, -s.Key)).Key);
    }

    /// <summary>Count, first and last time.</summary>
    public override string ToString() => Count == 0
        ? "0 bars"
        : string.Create(CultureInfo.InvariantCulture, $"{Count} bars, {Time[0]:u} to {Time[^1]:u}");

    private static void RequireLength(int expected, int actual, string column)
    {
        if (actual != expected)
            throw new ArgumentException($"column {column} has {actual} values where time has {expected}: columns must be equally long", column);
    }
}
