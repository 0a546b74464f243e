using MarketMaster.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers rate limiting.</summary>
public static class RateLimitingServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="ApiRateLimiters"/> and, where none is registered, an <see cref="IRateLimitStore"/> in this process, both as singletons. Safe to call more
    /// than once: what was registered first stays, and every <paramref name="configure"/> is applied in order. Settings are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the settings, which start from the standard preset.</param>
    /// <returns>The services, to chain on.</returns>
    public static IServiceCollection AddMarketMasterRateLimiting(this IServiceCollection services, Action<RateLimitingOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptionsWithValidateOnStart<RateLimitingOptions>();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RateLimitingOptions>, RateLimitingOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRateLimitStore>(provider => new LocalRateLimitStore(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new ApiRateLimiters(
            provider.GetRequiredService<IOptionsMonitor<RateLimitingOptions>>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>
    /// The same with settings from configuration: <c>Preset</c> (None, Standard, Documented), then <c>Apis</c>, <c>Sources</c> and the rest over it. When the
    /// configuration changes, limits follow at once and keep what they have counted.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section with the settings.</param>
    /// <returns>The services, to chain on.</returns>
    public static IServiceCollection AddMarketMasterRateLimiting(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddMarketMasterRateLimiting(options => RateLimitingConfiguration.Bind(configuration, options));
        services.AddSingleton<IOptionsChangeTokenSource<RateLimitingOptions>>(new ConfigurationChangeTokenSource<RateLimitingOptions>(Options.Options.DefaultName, configuration));
        return services;
    }
}
