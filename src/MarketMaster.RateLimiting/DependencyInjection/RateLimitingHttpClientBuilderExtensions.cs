using MarketMaster.RateLimiting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts rate limits before HTTP clients.</summary>
public static class RateLimitingHttpClientBuilderExtensions
{
    /// <summary>Sends every request of the client by the rules of an API. Adds <see cref="ApiRateLimiters"/> where it is not registered yet.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="api">Key of the API, such as <c>kraken</c>.</param>
    /// <returns>The builder, to chain on.</returns>
    public static IHttpClientBuilder AddMarketMasterRateLimiting(this IHttpClientBuilder builder, string api)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(api);
        builder.Services.AddMarketMasterRateLimiting();
        return builder.AddHttpMessageHandler(provider => new ApiRateLimitHandler(provider.GetRequiredService<ApiRateLimiters>()[api]));
    }

    /// <summary>Lets the client honour 429, Retry-After and the RateLimit fields of any server.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="configure">Changes how it waits.</param>
    /// <returns>The builder, to chain on.</returns>
    public static IHttpClientBuilder AddMarketMasterRetryAfter(this IHttpClientBuilder builder, Action<RetryAfterOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new RetryAfterOptions();
        configure?.Invoke(options);
        return builder.AddHttpMessageHandler(provider => new RetryAfterHandler(options, provider.GetService<TimeProvider>()));
    }
}
