using MarketMaster.RateLimiting;

namespace MarketMaster.AspNetCore;

/// <summary>The tables that options start from.</summary>
internal static class InboundPresets
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    public static void Fill(InboundRateLimitOptions options, InboundPreset preset)
    {
        if (preset is InboundPreset.None)
            return;
        options.ExemptPaths = "/health/*, /docs/*, /redoc/*, /openapi.json, /openapi/*";
        AddTier(options, "free", 100);
        if (preset is InboundPreset.Standard)
            AddTier(options, "basic", 1_000);
        AddTier(options, "pro", preset is InboundPreset.Standard ? 10_000 : 1_000);
        options.Tiers["enterprise"] = new();
        if (preset is InboundPreset.Standard)
            AddEndpoints(options);
    }

    private static void AddEndpoints(InboundRateLimitOptions options)
    {
        options.Endpoints["screen"] = new() { Method = "POST", Path = "/v1/screen", Limit = PerHour(50), CacheDuration = FiveMinutes };
        options.Endpoints["stocks"] = new() { Method = "GET", Path = "/v1/stocks/{code}", Limit = PerHour(200) };
        options.Endpoints["register"] = new() { Method = "POST", Path = "/v1/auth/register", Limit = PerHour(10) };
        options.Endpoints["login"] = new() { Method = "POST", Path = "/v1/auth/login", Limit = PerHour(10) };
        options.Endpoints["templates"] = new() { Method = "GET", Path = "/v1/screen/templates/*", CountsAgainstTier = false, CacheDuration = FiveMinutes };
        options.Endpoints["template_runs"] = new() { Method = "POST", Path = "/v1/screen/templates/{name}", CountsAgainstTier = false, CacheDuration = FiveMinutes };
    }

    private static void AddTier(InboundRateLimitOptions options, string name, int perHour) =>
        options.Tiers[name] = new() { Limits = { ["tier"] = PerHour(perHour) } };

    // a log of 10,000 entries for each caller would be too much memory; 60 segments are never over and at most a minute too strict
    private static RateLimitOptions PerHour(int permits) => new()
    {
        PermitLimit = permits,
        Window = Hour,
        Algorithm = permits > 1_000 ? RateLimitAlgorithm.SegmentedWindow : RateLimitAlgorithm.RollingLog,
    };
}
