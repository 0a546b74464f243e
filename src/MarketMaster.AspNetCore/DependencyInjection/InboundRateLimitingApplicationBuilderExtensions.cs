using MarketMaster.AspNetCore;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts the limits of callers before what answers them.</summary>
public static class InboundRateLimitingApplicationBuilderExtensions
{
    /// <summary>
    /// Checks every request from here on against the limits of its caller. Put it after what finds out who calls (authentication, forwarded headers, path base) and
    /// before the endpoints.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns>The application, to chain on.</returns>
    /// <exception cref="InvalidOperationException"><c>AddMarketMasterInboundRateLimiting</c> was not called.</exception>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it.</exception>
    public static IApplicationBuilder UseMarketMasterRateLimiting(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var limiter = app.ApplicationServices.GetService<InboundRateLimiter>()
            ?? throw new InvalidOperationException("call services.AddMarketMasterInboundRateLimiting() before app.UseMarketMasterRateLimiting()");
        return app.Use(next => new RateLimitMiddleware(next, limiter).InvokeAsync);
    }
}
