namespace MarketMaster.RateLimiting.Tests.Concurrency;

internal enum CallKind
{
    Acquire,
    Refund,
    Peek,

    /// <summary>The clock goes on: a call of its own, so that the order of time and decisions is judged too.</summary>
    Tick,
}

/// <summary>One call of one thread: what was asked, what came out, and between which of all events it happened.</summary>
internal sealed record HistoryCall(CallKind Kind, int Amount)
{
    public long Began { get; set; }

    public long Ended { get; set; }

    /// <summary>Of an acquire whether it was granted, of a peek the permits left.</summary>
    public int Answer { get; set; }

    /// <summary>The acquire that a refund gives back.</summary>
    public HistoryCall? Of { get; init; }
}
