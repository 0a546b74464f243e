using MarketMaster.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace MarketMaster.AspNetCore;

/// <summary>The decision on one request; also what its response's fields are written from.</summary>
internal sealed class RateLimitFeature(
    HttpContext context, InboundRateLimiter limiter, InboundPlan plan, RateLimitClient client, LimitSet limits, RateLimitResult result) : IRateLimitFeature
{
    private bool _isRefunded;

    public RateLimitClient Client => client;

    public RateLimitResult Result { get; private set; } = result;

    public async ValueTask RefundAsync(CancellationToken cancellationToken = default)
    {
        if (_isRefunded || !Result.IsGranted)
            return;
        _isRefunded = true;
        await limiter.Store.RefundAsync(client.Key, limits.Limits, Result, cancellationToken).ConfigureAwait(false);
        Result = await limiter.Store.PeekAsync(client.Key, limits.Limits, limits.Weight, cancellationToken).ConfigureAwait(false);
    }

    public void WriteFields() => RateLimitFields.Write(context.Response, limits, Result, plan.Options, limiter.Time);
}
