namespace MarketMaster.RateLimiting;

internal enum WaiterState
{
    Queued,

    /// <summary>Has its lease, and its caller does not know yet.</summary>
    Granted,

    /// <summary>Delivered, or cancelled.</summary>
    Done,
}
