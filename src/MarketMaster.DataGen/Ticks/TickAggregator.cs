using System.Globalization;

namespace MarketMaster.DataGen;

/// <summary>
/// Builds bars from ticks, real or generated, one at a time: intervals count from midnight UTC, and one without a tick has no bar.
/// Not safe to use from several threads at once.
/// </summary>
public sealed class TickAggregator
{
    private readonly long _interval;
    private Bar _bar;
    private DateTime _last;
    private bool _open;

    /// <summary>Creates an aggregator.</summary>
    /// <param name="interval">Length of a bar: at most a day, and a whole fraction of it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> does not divide a day.</exception>
    public TickAggregator(TimeSpan interval)
    {
        if (interval <= TimeSpan.Zero || TimeSpan.TicksPerDay % interval.Ticks != 0)
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "the interval of bars must divide a day");
        Interval = interval;
        _interval = interval.Ticks;
    }

    /// <summary>Length of a bar.</summary>
    public TimeSpan Interval { get; }

    /// <summary>Adds a tick.</summary>
    /// <param name="tick">The tick; not before the last one.</param>
    /// <param name="finished">The bar that this tick ended by being the first of a later one; else empty.</param>
    /// <returns>Whether a bar was finished.</returns>
    /// <exception cref="ArgumentException">The tick lies before the last one, is not UTC, its price is not a positive number or its size a negative one.</exception>
    public bool Push(in Tick tick, out Bar finished)
    {
        Require(tick);
        var start = new DateTime(tick.Time.Ticks - tick.Time.Ticks % _interval, DateTimeKind.Utc);
        finished = default;
        _last = tick.Time;
        if (_open && _bar.Time == start)
        {
            _bar = _bar with { High = Math.Max(_bar.High, tick.Price), Low = Math.Min(_bar.Low, tick.Price), Close = tick.Price, Volume = _bar.Volume + tick.Size };
            return false;
        }
        var ended = Finish(out finished);
        _bar = new(start, tick.Price, tick.Price, tick.Price, tick.Price, tick.Size);
        _open = true;
        return ended;
    }

    /// <summary>Hands over the bar being built; the next tick starts a new one.</summary>
    /// <param name="last">The bar; empty where none is being built.</param>
    /// <returns>Whether there was one.</returns>
    public bool Finish(out Bar last)
    {
        last = _open ? _bar : default;
        var finished = _open;
        _open = false;
        return finished;
    }

    /// <summary>The bars of a sequence of ticks, made as they are asked for.</summary>
    /// <param name="ticks">Ticks in order of time.</param>
    /// <param name="interval">Length of a bar; divides a day.</param>
    /// <returns>The bars, the last one as far as the ticks reach.</returns>
    /// <exception cref="ArgumentException">A tick is out of order or invalid, or the interval does not divide a day.</exception>
    public static IEnumerable<Bar> Aggregate(IEnumerable<Tick> ticks, TimeSpan interval)
    {
        ArgumentNullException.ThrowIfNull(ticks);
        return Aggregate(ticks, new TickAggregator(interval));
    }

    private static IEnumerable<Bar> Aggregate(IEnumerable<Tick> ticks, TickAggregator aggregator)
    {
        foreach (var tick in ticks)
        {
            if (aggregator.Push(tick, out var bar))
                yield return bar;
        }
        if (aggregator.Finish(out var last))
            yield return last;
    }

    private void Require(in Tick tick)
    {
        var fault = tick switch
        {
            _ when tick.Time < _last => string.Create(CultureInfo.InvariantCulture, $"lies before the last one at {_last:o}: ticks must be in order of time"),
            { Time.Kind: not DateTimeKind.Utc } => $"is {tick.Time.Kind}: its time must be UTC",
            _ when !(tick.Price > 0) || !double.IsFinite(tick.Price) => string.Create(CultureInfo.InvariantCulture, $"has price {tick.Price}: it must be a positive number"),
            _ when !(tick.Size >= 0) || !double.IsFinite(tick.Size) => string.Create(CultureInfo.InvariantCulture, $"has size {tick.Size}: it must be a number and not negative"),
            _ => null,
        };
        if (fault is not null)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"tick at {tick.Time:o} {fault}"), nameof(tick));
    }
}
