using System.Diagnostics.Metrics;

namespace MarketMaster.RateLimiting;

/// <summary>The instruments of the meter <c>MarketMaster.RateLimiting</c>.</summary>
internal sealed class RateLimitingMetrics : IDisposable
{
    public const string MeterName = "MarketMaster.RateLimiting";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _wait;
    private readonly Counter<long> _throttled;

    public RateLimitingMetrics(Func<IEnumerable<ApiRateLimiter>> apis)
    {
        _wait = _meter.CreateHistogram<double>("marketmaster.ratelimit.wait", "s", "Time that requests wait for permits.");
        _throttled = _meter.CreateCounter<long>("marketmaster.ratelimit.throttled", "{response}", "Responses by which a server refused by rate.");
        _meter.CreateObservableCounter("marketmaster.ratelimit.requests", () => Of(apis, status => status.TotalRequests), "{request}", "Requests sent.");
        _meter.CreateObservableCounter("marketmaster.ratelimit.errors", () => Of(apis, status => status.TotalErrors), "{request}", "Attempts that failed.");
        _meter.CreateObservableGauge("marketmaster.ratelimit.queue", () => apis().SelectMany(Queues), "{request}", "Requests that wait for permits.");
        _meter.CreateObservableGauge("marketmaster.ratelimit.circuit", () => Of(apis, status => (long)status.Circuit), "", "Circuit: 0 closed, 1 open, 2 half open.");
        _meter.CreateObservableGauge("marketmaster.ratelimit.utilization", () => apis().SelectMany(Utilization), "1", "Share of each limit that is used.");
        _meter.CreateObservableCounter("marketmaster.ratelimit.refusals", () => apis().SelectMany(Refusals), "{request}", "Requests that a limit refused, made wait, or would have.");
    }

    public void Waited(string api, RateLimitPriority priority, TimeSpan time)
    {
        if (_wait.Enabled)
            _wait.Record(time.TotalSeconds, Tag("api", api), Tag("priority", priority.ToString()));
    }

    public void Throttled(string api) => _throttled.Add(1, Tag("api", api));

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<long>> Of(Func<IEnumerable<ApiRateLimiter>> apis, Func<ApiStatus, long> value) =>
        apis().Select(api => new Measurement<long>(value(api.GetStatus()), Tag("api", api.Name)));

    private static IEnumerable<Measurement<long>> Queues(ApiRateLimiter api) =>
        Enum.GetValues<RateLimitPriority>().Select(priority => new Measurement<long>(api.Limiter.QueuedCount(priority), Tag("api", api.Name), Tag("priority", priority.ToString())));

    private static IEnumerable<Measurement<double>> Utilization(ApiRateLimiter api) =>
        api.GetStatus().Limits.Select(limit => new Measurement<double>(limit.Utilization, Tag("api", api.Name), Tag("limit", limit.Name)));

    private static IEnumerable<Measurement<long>> Refusals(ApiRateLimiter api) => api.Limiter.GetCounts().SelectMany(counts => (Measurement<long>[])
    [
        new(counts.Refusals, Tag("api", api.Name), Tag("limit", counts.Name), Tag("shadow", value: false)),
        new(counts.ShadowRefusals, Tag("api", api.Name), Tag("limit", counts.Name), Tag("shadow", value: true)),
    ]);

    private static KeyValuePair<string, object?> Tag(string key, object? value) => new(key, value);
}
