using System.Buffers;
using MarketMaster.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace MarketMaster.AspNetCore;

/// <summary>The options checked and made ready: for each tier and endpoint the set of limits. Immutable; a reload makes another.</summary>
internal sealed class InboundPlan
{
    private static readonly SearchValues<char> Quotable = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 _-.:/*{}");

    private readonly InboundRoute[] _routes;
    private readonly Dictionary<string, LimitSet?[]> _limits = new(StringComparer.OrdinalIgnoreCase);

    public InboundPlan(InboundRateLimitOptions options)
    {
        Options = options;
        Clients = new(options);
        Require(Enum.IsDefined(options.ResetFormat), $"there is no reset format {options.ResetFormat}");
        Require(Enum.IsDefined(options.RefusalFormat), $"there is no refusal format {options.RefusalFormat}");
        Require(options.MaximumCacheBytes is >= 0 and <= 16L << 30, $"{options.MaximumCacheBytes} bytes for cached responses: it must be 0 to 16 GB");
        Require(options.MaximumCachedResponseBytes >= 0, $"cached responses of at most {options.MaximumCachedResponseBytes} bytes: it must be at least 0");
        Require(options.MaximumCachedRequestBytes >= 0, $"cached requests of at most {options.MaximumCachedRequestBytes} bytes: it must be at least 0");
        _routes = [.. options.Endpoints.Select(entry => new InboundRoute(entry.Key, entry.Value))
            .Concat(ClientRules.Split(options.ExemptPaths).Select(path => new InboundRoute(path)))
            .OrderByDescending(route => route.Pattern.Specificity).ThenByDescending(route => route.Method is not null).ThenByDescending(route => route.IsExempt)];
        for (var i = 0; i < _routes.Length; i++)
            _routes[i].Index = i + 1;
        foreach (var (name, tier) in options.Tiers)
            _limits.Add(name, Sets(name, tier));
        foreach (var name in (string[])[options.AnonymousTier, options.AuthenticatedTier])
            Require(_limits.ContainsKey(name) || _limits.Count == 0, $"the tier '{name}' is not among the tiers: {string.Join(", ", options.Tiers.Keys)}");
        foreach (var (name, key) in options.ApiKeys)
            Require(_limits.ContainsKey(key.Tier), $"API key '{name}': the tier '{key.Tier}' is not among the tiers: {string.Join(", ", options.Tiers.Keys)}");
        if (_limits.Count == 0)
            _limits.Add(options.AnonymousTier, Sets(options.AnonymousTier, new()));
    }

    public InboundRateLimitOptions Options { get; }

    public ClientRules Clients { get; }

    /// <summary>The endpoint that a request belongs to; null for one that the options do not name.</summary>
    public InboundRoute? Find(string method, PathString path)
    {
        foreach (var route in _routes)
        {
            if (route.Matches(method, path))
                return route;
        }
        return null;
    }

    /// <summary>What a request must pass; null for nothing.</summary>
    public LimitSet? LimitsOf(string tier, InboundRoute? route) =>
        (_limits.TryGetValue(tier, out var sets) ? sets : _limits[Options.AnonymousTier])[route?.Index ?? 0];

    private LimitSet?[] Sets(string name, InboundTierOptions tier)
    {
        var sets = new LimitSet?[_routes.Length + 1];
        RateLimit[] limits = [.. tier.Limits.Select(entry => entry.Value.ToRateLimit(entry.Key))];
        foreach (var limit in limits.Select(limit => limit.Name).Concat(_routes.Where(route => route.Limit is not null).Select(route => route.Limit!.Name)))
            Require(!limit.AsSpan().ContainsAnyExcept(Quotable), $"the limit '{limit}' may have letters, digits, spaces and _-.:/*{{}} in its name only");
        foreach (var route in _routes)
        {
            if (route.Limit is { } own && Array.Exists(limits, limit => limit.Name.Equals(own.Name, StringComparison.OrdinalIgnoreCase)))
                throw new ArgumentException($"endpoint '{own.Name}' has the name of a limit of tier '{name}': counts belong to names, so they must differ", nameof(tier));
            var set = new LimitSet(name, route.CountsAgainstTier ? limits : [], route);
            sets[route.Index] = route.IsExempt || set.Limits.Length == 0 ? null : set;
        }
        sets[0] = limits.Length == 0 ? null : new LimitSet(name, limits, null);
        return sets;
    }

    private static void Require(bool holds, FormattableString options)
    {
        if (!holds)
            throw new ArgumentException(FormattableString.Invariant(options), nameof(options));
    }
}
