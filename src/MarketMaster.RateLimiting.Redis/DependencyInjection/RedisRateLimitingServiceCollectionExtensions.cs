using MarketMaster.RateLimiting;
using MarketMaster.RateLimiting.Redis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers rate limits shared through Redis.</summary>
public static class RedisRateLimitingServiceCollectionExtensions
{
    /// <summary>
    /// Makes <see cref="RedisRateLimitStore"/> the <see cref="IRateLimitStore"/>, in the place of the one in this process. Safe to call more than once: every
    /// <paramref name="configure"/> is applied in order. Settings are checked when the host starts; the connection is made at first use.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The services, to chain on.</returns>
    public static IServiceCollection AddMarketMasterRedisRateLimiting(this IServiceCollection services, Action<RedisRateLimitOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddMarketMasterRateLimiting();
        var options = services.AddOptionsWithValidateOnStart<RedisRateLimitOptions>();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RedisRateLimitOptions>, RedisRateLimitOptionsValidator>());
        services.TryAddSingleton(provider => RedisRateLimitStore.Connect(
            provider.GetRequiredService<IOptions<RedisRateLimitOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.Replace(ServiceDescriptor.Singleton<IRateLimitStore>(provider => provider.GetRequiredService<RedisRateLimitStore>()));
        return services;
    }
}
