using MarketMaster.AspNetCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the limits of callers.</summary>
public static class InboundRateLimitingServiceCollectionExtensions
{
    /// <summary>
    /// Adds what <c>app.UseMarketMasterRateLimiting()</c> needs, and, where no <c>IRateLimitStore</c> is registered, one in this process. Safe to call more than once:
    /// every <paramref name="configure"/> is applied in order. Settings are checked when the application is built.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the settings, which start from the standard preset.</param>
    /// <returns>The services, to chain on.</returns>
    public static IServiceCollection AddMarketMasterInboundRateLimiting(this IServiceCollection services, Action<InboundRateLimitOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddMarketMasterRateLimiting();
        var options = services.AddOptions<InboundRateLimitOptions>();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddSingleton<InboundRateLimiter>();
        return services;
    }

    /// <summary>
    /// The same with settings from configuration: <c>Preset</c> (None, Standard, TwoTier), then <c>Tiers</c>, <c>Endpoints</c> and the rest over it. When the
    /// configuration changes, limits follow at once and keep what they have counted; settings that are wrong are logged, and those before stay in force.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section with the settings.</param>
    /// <returns>The services, to chain on.</returns>
    public static IServiceCollection AddMarketMasterInboundRateLimiting(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddMarketMasterInboundRateLimiting(options => Bind(configuration, options));
        services.AddSingleton<IOptionsChangeTokenSource<InboundRateLimitOptions>>(
            new ConfigurationChangeTokenSource<InboundRateLimitOptions>(Options.Options.DefaultName, configuration));
        return services;
    }

    private static void Bind(IConfiguration configuration, InboundRateLimitOptions options)
    {
        if (configuration["Preset"] is { } name)
        {
            if (!Enum.TryParse<InboundPreset>(name, ignoreCase: true, out var preset) || !Enum.IsDefined(preset))
                throw new FormatException($"Preset is '{name}': it must be one of {string.Join(", ", Enum.GetNames<InboundPreset>())}");
            options.UsePreset(preset);
        }
        configuration.Bind(options);
    }
}
