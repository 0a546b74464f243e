using Polly;

namespace MarketMaster.RateLimiting;

internal sealed class LimiterStrategyOptions : ResilienceStrategyOptions
{
    public LimiterStrategyOptions() => Name = "MarketMaster.RateLimiter";
}
