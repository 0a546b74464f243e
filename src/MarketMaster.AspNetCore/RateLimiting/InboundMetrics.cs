using System.Diagnostics.Metrics;
using MarketMaster.RateLimiting;

namespace MarketMaster.AspNetCore;

/// <summary>The instruments of the meter <c>MarketMaster.AspNetCore</c>. Tags come from the options only, so that callers cannot multiply them.</summary>
internal sealed class InboundMetrics : IDisposable
{
    public const string MeterName = "MarketMaster.AspNetCore";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _requests;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _degraded;
    private readonly Histogram<double> _check;

    public InboundMetrics(ResponseCache cache)
    {
        _requests = _meter.CreateCounter<long>("marketmaster.inbound.requests", "{request}", "Requests by what was decided: granted, refused, cached or exempt.");
        _refusals = _meter.CreateCounter<long>("marketmaster.inbound.refusals", "{request}", "Requests that a limit refused, or would have, were it not a shadow.");
        _degraded = _meter.CreateCounter<long>("marketmaster.inbound.degraded", "{request}", "Requests decided while the shared store was away.");
        _check = _meter.CreateHistogram<double>("marketmaster.inbound.check", "s", "Time that a decision takes.");
        _meter.CreateObservableGauge("marketmaster.inbound.cache.responses", () => cache.Count, "{response}", "Responses in the cache.");
        _meter.CreateObservableGauge("marketmaster.inbound.cache.bytes", () => cache.Bytes, "By", "Memory of the responses in the cache.");
    }

    public bool TimesChecks => _check.Enabled;

    public void Checked(TimeSpan time) => _check.Record(time.TotalSeconds);

    public void Exempt() => _requests.Add(1, Tag("outcome", "exempt"));

    public void Cached(string tier) => _requests.Add(1, Tag("outcome", "cached"), Tag("tier", tier));

    public void Decided(LimitSet limits, RateLimitResult result)
    {
        if (_requests.Enabled)
            _requests.Add(1, Tag("outcome", result.IsGranted ? "granted" : "refused"), Tag("tier", limits.Tier));
        if (result.IsDegraded)
            _degraded.Add(1, Tag("tier", limits.Tier));
        if (!_refusals.Enabled)
            return;
        foreach (ref readonly var level in result.Levels)
        {
            if (level.RetryAfter != TimeSpan.Zero)
                _refusals.Add(1, Tag("limit", level.Limit.Name), Tag("tier", limits.Tier), Tag("shadow", level.Limit.IsShadow));
        }
    }

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string key, object? value) => new(key, value);
}
