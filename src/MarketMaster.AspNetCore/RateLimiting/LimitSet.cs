using System.Globalization;
using MarketMaster.RateLimiting;

namespace MarketMaster.AspNetCore;

/// <summary>All limits that a request of one tier to one endpoint must pass, checked in one step, and what never changes of its response's fields.</summary>
internal sealed class LimitSet
{
    public LimitSet(string tier, IEnumerable<RateLimit> tierLimits, InboundRoute? route)
    {
        Tier = tier;
        Endpoint = route?.Limit;
        EndpointPath = route?.Pattern.Text;
        Limits = [.. tierLimits, .. Endpoint is { } own ? [own] : Array.Empty<RateLimit>()];
        Weight = route?.Weight ?? 1;
        Policy = string.Join(", ", Limits.Where(limit => !limit.IsShadow).Select(limit => string.Create(
            CultureInfo.InvariantCulture, $"\"{limit.Name}\";q={limit.PermitLimit};w={Math.Max(1, (long)Math.Ceiling(limit.Window.TotalSeconds))}")));
        foreach (var limit in Limits)
        {
            if (!limit.IsShadow && !limit.CountsRequests && Weight > limit.LargestRequest)
                throw new ArgumentException($"endpoint '{route?.Pattern.Text}': its weight of {Weight} is more than the limit '{limit.Name}' of tier '{tier}' can ever give, {limit.LargestRequest}", nameof(route));
        }
    }

    public string Tier { get; }

    public RateLimit[] Limits { get; }

    /// <summary>The limit among them that is the endpoint's.</summary>
    public RateLimit? Endpoint { get; }

    public string? EndpointPath { get; }

    public int Weight { get; }

    /// <summary>Value of <c>RateLimit-Policy</c>.</summary>
    public string Policy { get; }

    /// <summary>What the limit is a limit of, for people.</summary>
    public string Subject(RateLimit limit) => limit == Endpoint ? EndpointPath! : $"{Tier} tier";
}
