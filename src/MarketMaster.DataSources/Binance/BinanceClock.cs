namespace MarketMaster.DataSources;

/// <summary>The exchange's time, as far as it is known to differ from ours.</summary>
internal sealed class BinanceClock(TimeProvider time)
{
    private long _offset;

    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds() + Interlocked.Read(ref _offset);

    /// <summary>Takes over the server's time: it was read somewhere between asking and the answer.</summary>
    public void Set(long serverMilliseconds, long askedMilliseconds, long answeredMilliseconds) =>
        Interlocked.Exchange(ref _offset, serverMilliseconds - ((askedMilliseconds + answeredMilliseconds) / 2));
}
