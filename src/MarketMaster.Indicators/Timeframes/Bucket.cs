namespace MarketMaster.Indicators;

/// <summary>The bars of one period of a timeframe, joined to one as they come. Copying it copies its state.</summary>
internal struct Bucket(Timeframe timeframe, TimeSpan barInterval)
{
    private DateTime _start;
    private DateTime _end;
    private DateTime _last;
    private double _open;
    private double _high;
    private double _low;
    private double _close;
    private double _volume;

    public bool IsEmpty { get; private set; } = true;

    /// <summary>Whether no further bar fits in: the close of the last one reaches the end of the period.</summary>
    public readonly bool IsComplete => !IsEmpty && _end - _last <= barInterval;

    /// <summary>The bars as one, at the begin of the period.</summary>
    public readonly Bar Bar => new(_start, _open, _high, _low, _close, _volume);

    /// <summary>Whether a later bar belongs to a later period.</summary>
    public readonly bool IsOver(DateTime time) => !IsEmpty && time >= _end;

    /// <summary>An empty bucket of the same timeframe.</summary>
    public readonly Bucket Next() => new(timeframe, barInterval);

    /// <summary>Takes a bar of the period; the first one sets the period.</summary>
    public void Add(in Bar bar)
    {
        if (IsEmpty)
        {
            (_start, _end) = timeframe.Find(bar.Time);
            (_open, _high, _low, _volume, IsEmpty) = (bar.Open, bar.High, bar.Low, bar.Volume, false);
        }
        else
        {
            _high = Math.Max(_high, bar.High);
            _low = Math.Min(_low, bar.Low);
            _volume += bar.Volume;
        }
        (_close, _last) = (bar.Close, bar.Time);
    }
}
