namespace MarketMaster.RateLimiting;

/// <summary>How a call in flight ended.</summary>
internal enum LeaseEnd
{
    Completed,
    Abandoned,
    Refunded,
}
