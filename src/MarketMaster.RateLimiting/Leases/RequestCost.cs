namespace MarketMaster.RateLimiting;

/// <summary>What a request takes: permits, and from which levels, one bit each.</summary>
internal readonly record struct RequestCost(int Permits, ulong Levels = ulong.MaxValue)
{
    public bool Touches(int level) => ((Levels >> level) & 1) != 0;
}
