using Microsoft.AspNetCore.Http;

namespace MarketMaster.AspNetCore;

/// <summary>One decision per request over tier and endpoint together, before anything else is done for it.</summary>
internal sealed class RateLimitMiddleware(RequestDelegate next, InboundRateLimiter limiter)
{
    private static readonly Func<object, Task> WriteFields = static state =>
    {
        ((RateLimitFeature)state).WriteFields();
        return Task.CompletedTask;
    };

    public Task InvokeAsync(HttpContext context)
    {
        var plan = limiter.Plan;
        var route = plan.Find(context.Request.Method, context.Request.Path);
        if (route is { IsExempt: true })
        {
            limiter.Metrics.Exempt();
            return next(context);
        }
        var client = plan.Clients.Of(context);
        var limits = plan.LimitsOf(client.Tier, route);
        if (route is not null && route.Cached > TimeSpan.Zero && limiter.Cache.Capacity > 0)
            return InvokeCachedAsync(context, plan, route, client, limits);
        if (limits is not null)
            return InvokeLimitedAsync(context, plan, client, limits);
        limiter.Metrics.Exempt();
        return next(context);
    }

    private async Task InvokeLimitedAsync(HttpContext context, InboundPlan plan, RateLimitClient client, LimitSet limits)
    {
        if (await PassesAsync(context, plan, client, limits).ConfigureAwait(false))
            await next(context).ConfigureAwait(false);
    }

    private async Task InvokeCachedAsync(HttpContext context, InboundPlan plan, InboundRoute route, RateLimitClient client, LimitSet? limits)
    {
        var options = plan.Options;
        var key = CachePolicy.MayStore(context.Request) ? await CacheKey.CreateAsync(context, client, route, options).ConfigureAwait(false) : null;
        if (key is not null && CachePolicy.MayAnswer(context.Request) && limiter.Cache.Find(key, context.Request.Headers) is { } hit)
        {
            limiter.Metrics.Cached(limits?.Tier ?? client.Tier);
            if (limits is not null && await limiter.AskAsync(client, limits, peek: true, context.RequestAborted).ConfigureAwait(false) is { } standing)
                Announce(context, new(context, limiter, plan, client, limits, standing));
            await hit.WriteAsync(context, limiter.Time).ConfigureAwait(false);
            return;
        }
        if (limits is not null && !await PassesAsync(context, plan, client, limits).ConfigureAwait(false))
            return;
        if (key is null)
        {
            await next(context).ConfigureAwait(false);
            return;
        }
        var body = context.Response.Body;
        var capture = new CapturingStream(body, options.MaximumCachedResponseBytes);
        context.Response.Body = capture;
        try
        {
            await next(context).ConfigureAwait(false);
            if (context.Response.BodyWriter.UnflushedBytes > 0)
                await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
        finally
        {
            context.Response.Body = body;
        }
        if (capture.Captured is { } bytes && (context.Response.ContentLength ?? bytes.Length) == bytes.Length && CachePolicy.Lifetime(context, route, options) is { } lifetime)
            limiter.Cache.Store(key, context, bytes, lifetime);
    }

    private async ValueTask<bool> PassesAsync(HttpContext context, InboundPlan plan, RateLimitClient client, LimitSet limits)
    {
        if (await limiter.AskAsync(client, limits, peek: false, context.RequestAborted).ConfigureAwait(false) is not { } result)
            return true;
        Announce(context, new(context, limiter, plan, client, limits, result));
        if (result.IsGranted)
            return true;
        await RefusalBody.WriteAsync(context, limits, result, plan.Options, limiter.Time.GetUtcNow()).ConfigureAwait(false);
        return false;
    }

    // Written when the response starts: what clears the headers before, such as a page for errors, then does not clear these.
    private static void Announce(HttpContext context, RateLimitFeature feature)
    {
        context.Features.Set<IRateLimitFeature>(feature);
        context.Response.OnStarting(WriteFields, feature);
    }
}
