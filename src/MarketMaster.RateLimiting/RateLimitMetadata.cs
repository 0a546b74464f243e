using System.Threading.RateLimiting;

namespace MarketMaster.RateLimiting;

/// <summary>What a lease of these limiters can tell, beside the framework's own <see cref="MetadataName.RetryAfter"/>.</summary>
public static class RateLimitMetadata
{
    /// <summary>Name of the limit that refused, or of the one with the smallest share left.</summary>
    public static MetadataName<string> LimitName { get; } = MetadataName.Create<string>("LIMIT_NAME");

    /// <summary>Permits per window of that limit.</summary>
    public static MetadataName<int> Limit { get; } = MetadataName.Create<int>("LIMIT");

    /// <summary>Permits left of it.</summary>
    public static MetadataName<int> Remaining { get; } = MetadataName.Create<int>("REMAINING");

    /// <summary>How long until all its permits are back.</summary>
    public static MetadataName<TimeSpan> ResetAfter { get; } = MetadataName.Create<TimeSpan>("RESET_AFTER");

    internal static readonly string[] Names = [MetadataName.RetryAfter.Name, LimitName.Name, Limit.Name, Remaining.Name, ResetAfter.Name];

    internal static bool TryGet(in RateLimitState state, string name, out object? value)
    {
        value = name switch
        {
            "RETRY_AFTER" => state.Refuses ? state.RetryAfter : null,
            "LIMIT_NAME" => state.Limit.Name,
            "LIMIT" => state.Limit.PermitLimit,
            "REMAINING" => state.Remaining,
            "RESET_AFTER" => state.ResetAfter,
            _ => null,
        };
        return value is not null;
    }
}
