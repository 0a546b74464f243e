namespace MarketMaster.RateLimiting.Redis;

/// <summary>Whether Redis is asked at all. After a failure nobody waits for it until the interval is over; then one request tries.</summary>
internal sealed class RedisAvailability(TimeSpan interval, TimeProvider time)
{
    private readonly Lock _gate = new();
    private long _failedAt;
    private bool _probing;

    public bool IsAway { get; private set; }

    /// <summary>Whether this request may ask Redis.</summary>
    public bool MayAsk()
    {
        if (!IsAway)
            return true;
        lock (_gate)
        {
            if (!IsAway)
                return true;
            if (_probing || time.GetElapsedTime(_failedAt) < interval)
                return false;
            return _probing = true;
        }
    }

    public void Succeeded()
    {
        if (!IsAway)
            return;
        lock (_gate)
            (IsAway, _probing) = (false, false);
    }

    public void Failed()
    {
        lock (_gate)
            (IsAway, _probing, _failedAt) = (true, false, time.GetTimestamp());
    }

    /// <summary>There is a new connection: the next request need not wait until the interval is over.</summary>
    public void AskSoon()
    {
        lock (_gate)
            _failedAt = time.GetTimestamp() - (long)(interval.TotalSeconds * time.TimestampFrequency) - 1;
    }

    /// <summary>The request that tried was given up by its caller: it says nothing about Redis.</summary>
    public void Abandoned()
    {
        lock (_gate)
            _probing = false;
    }
}
