using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using MarketMaster.AspNetCore;
using MarketMaster.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarketMaster.WebBenchmarks;

/// <summary>The same endpoint with nothing before it, the framework's limiters, and ours. "Granting" limits are too large to refuse, "refusing" ones always do.</summary>
internal static class BenchmarkServers
{
    private const int Many = 2_000_000_000;

    public static IEnumerable<(string Name, WebApplication App)> Create(int port, string? redis)
    {
        yield return ("empty", Build(port, _ => { }, _ => { }));
        yield return ("framework", Build(port + 1, services => Framework(services, Many, twoLevels: false), app => app.UseRateLimiter()));
        yield return ("framework-two-levels", Build(port + 2, services => Framework(services, Many, twoLevels: true), app => app.UseRateLimiter()));
        yield return ("ours-two-levels", Build(port + 3, services => Ours(services, Many), app => app.UseMarketMasterRateLimiting()));
        yield return ("framework-refusing", Build(port + 4, services => Framework(services, 1, twoLevels: false), app => app.UseRateLimiter()));
        yield return ("ours-refusing", Build(port + 5, services => Ours(services, 1), app => app.UseMarketMasterRateLimiting()));
        if (redis is not null)
            yield return ("ours-two-levels-redis", Build(port + 6, services => Ours(services, Many, redis), app => app.UseMarketMasterRateLimiting()));
    }

    private static WebApplication Build(int port, Action<IServiceCollection> services, Action<WebApplication> use)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        services(builder.Services);
        var app = builder.Build();
        app.UseRouting();
        use(app);
        var endpoint = app.MapGet("/v1/screen", () => "ok");
        if (app.Services.GetService<FrameworkPolicy>() is not null)
            endpoint.RequireRateLimiting("endpoint");
        return app;
    }

    private static void Framework(IServiceCollection services, int permits, bool twoLevels)
    {
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => Partition(context, permits));
            if (twoLevels)
                options.AddPolicy("endpoint", context => Partition(context, permits));
        });
        if (twoLevels)
            services.AddSingleton<FrameworkPolicy>();
    }

    private static RateLimitPartition<IPAddress> Partition(HttpContext context, int permits) => RateLimitPartition.GetSlidingWindowLimiter(
        context.Connection.RemoteIpAddress ?? IPAddress.None, _ => new() { PermitLimit = permits, Window = TimeSpan.FromHours(1), SegmentsPerWindow = 60 });

    private static void Ours(IServiceCollection services, int permits, string? redis = null)
    {
        var algorithm = redis is null ? RateLimitAlgorithm.SegmentedWindow : RateLimitAlgorithm.Gcra;
        services.AddMarketMasterInboundRateLimiting(options =>
        {
            options.UsePreset(InboundPreset.None);
            options.Tiers["free"] = new() { Limits = { ["tier"] = new() { PermitLimit = permits, Window = TimeSpan.FromHours(1), Algorithm = algorithm } } };
            options.Endpoints["screen"] = new() { Method = "GET", Path = "/v1/screen", Limit = new() { PermitLimit = permits, Window = TimeSpan.FromHours(1), Algorithm = algorithm } };
        });
        if (redis is not null)
            services.AddMarketMasterRedisRateLimiting(options => (options.Configuration, options.KeyPrefix) = (redis, "bench:"));
    }

    private sealed class FrameworkPolicy;
}
