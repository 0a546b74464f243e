namespace MarketMaster.RateLimiting;

/// <summary>When calls to an API stop for a while because too many fail. It recovers by itself: after the break one call tries again.</summary>
public sealed class ApiBreakerOptions
{
    /// <summary>Share of failures at which it opens, above 0 and at most 1. Default 0.5.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Calls within <see cref="SamplingDuration"/> below which it never opens, at least 2. Default 10.</summary>
    public int MinimumThroughput { get; set; } = 10;

    /// <summary>The time looked back over, 500 ms to 1 day. Default 30 seconds.</summary>
    public TimeSpan SamplingDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it stays open, 500 ms to 1 day. Default 15 seconds.</summary>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(15);
}
