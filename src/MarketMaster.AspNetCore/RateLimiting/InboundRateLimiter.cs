using MarketMaster.RateLimiting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketMaster.AspNetCore;

/// <summary>What all requests share: the plan in force, the store, the cache.</summary>
internal sealed partial class InboundRateLimiter : IDisposable
{
    private readonly ILogger _logger;
    private readonly IDisposable? _changes;
    private volatile InboundPlan _plan;

    public InboundRateLimiter(IOptionsMonitor<InboundRateLimitOptions> options, IRateLimitStore store, TimeProvider time, ILogger<InboundRateLimiter> logger)
    {
        (Store, Time, _logger) = (store, time, logger);
        _plan = new(options.CurrentValue);
        Cache = new(time, _plan.Options.MaximumCacheBytes);
        Metrics = new(Cache);
        _changes = options.OnChange(Update);
    }

    public InboundPlan Plan => _plan;

    public IRateLimitStore Store { get; }

    public TimeProvider Time { get; }

    public ResponseCache Cache { get; }

    public InboundMetrics Metrics { get; }

    /// <summary>Asks for permits; null where the store failed, which it never should: the request then passes.</summary>
    public async ValueTask<RateLimitResult?> AskAsync(RateLimitClient client, LimitSet limits, bool peek, CancellationToken cancellationToken)
    {
        long? started = Metrics.TimesChecks ? Time.GetTimestamp() : null;
        try
        {
            var result = peek
                ? await Store.PeekAsync(client.Key, limits.Limits, limits.Weight, cancellationToken).ConfigureAwait(false)
                : await Store.AcquireAsync(client.Key, limits.Limits, limits.Weight, cancellationToken).ConfigureAwait(false);
            if (started is { } since)
                Metrics.Checked(Time.GetElapsedTime(since));
            if (!peek)
                Metrics.Decided(limits, result);
            return result;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            StoreFailed(e, client.Key);
            return null;
        }
    }

    public void Dispose()
    {
        _changes?.Dispose();
        Metrics.Dispose();
    }

    private void Update(InboundRateLimitOptions options)
    {
        try
        {
            _plan = new(options);
            Reloaded(options.Tiers.Count, options.Endpoints.Count);
        }
        catch (ArgumentException e)
        {
            ReloadFailed(e);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Rate limits reloaded: {Tiers} tiers, {Endpoints} endpoints")]
    private partial void Reloaded(int tiers, int endpoints);

    [LoggerMessage(2, LogLevel.Error, "The new rate limits are wrong: those before stay in force")]
    private partial void ReloadFailed(Exception exception);

    [LoggerMessage(3, LogLevel.Error, "The store of rate limits failed: a request of {Client} passes unchecked")]
    private partial void StoreFailed(Exception exception, string client);
}
