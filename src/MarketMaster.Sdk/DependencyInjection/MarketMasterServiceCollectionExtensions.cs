using MarketMaster.Monitoring;
using MarketMaster.Parquet;
using MarketMaster.Registry;
using MarketMaster.Sdk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the whole family.</summary>
public static class MarketMasterServiceCollectionExtensions
{
    /// <summary>
    /// Registers every feature package that runs anywhere, the settings and <see cref="MarketMasterApp"/>. May be called
    /// again, and then adds to what was said before; what the application registered itself stays. Settings come from the builder, else from a registered
    /// <see cref="IConfiguration"/>, else from the environment; a bad one stops the host at start.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the set-up; null takes the defaults.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddMarketMaster(this IServiceCollection services, Action<MarketMasterBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddMarketMasterIndicators();
        services.AddMarketMasterDataGen();
        services.AddMarketMasterActionPredictor();
        services.AddMarketMasterRateLimiting();
        services.AddMarketMasterDataSources();
        services.AddMarketMasterRegistry();
        services.AddMarketMasterMonitoring();
        BarParquet.Register();
        FeatureParquet.Register();
        TickParquet.Register();
        services.TryAddSingleton(TimeProvider.System);

        var builder = BuilderOf(services);
        configure?.Invoke(builder);
        services.TryAddSingleton(provider => builder.Settings
            ?? (provider.GetService<IConfiguration>() is { } configuration ? SettingsReader.FromConfiguration(configuration) : SettingsReader.FromEnvironment()));
        services.AddOptionsWithValidateOnStart<MarketMasterSettings>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MarketMasterSettings>, SettingsAtStart>());
        services.TryAddSingleton(provider => Options.Options.Create(provider.GetRequiredService<MarketMasterSettings>()));
        services.TryAddSingleton(provider => new ModelFolder(
            builder.Models ?? provider.GetRequiredService<MarketMasterSettings>().ModelDirectory));
        services.AddOptions<RegistryOptions>().Configure<IServiceProvider>((options, provider) => options.Location = Location(provider) ?? options.Location);
        services.AddOptions<MonitoringOptions>().Configure<IServiceProvider>(MonitoringSettings.Apply);
        services.TryAddSingleton(provider => new MarketMasterApp(
            provider.GetRequiredService<ModelFolder>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<MarketMasterSettings>(),
            provider.GetRequiredService<IModelRegistry>()));
        return services;
    }

    // A setting that cannot be read is told by the check of the settings themselves.
    private static string? Location(IServiceProvider provider)
    {
        try
        {
            return SettingsRegistry.Location(provider.GetRequiredService<MarketMasterSettings>());
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static MarketMasterBuilder BuilderOf(IServiceCollection services)
    {
        foreach (var service in services)
        {
            if (service.ServiceType == typeof(MarketMasterBuilder) && service.ImplementationInstance is MarketMasterBuilder found)
                return found;
        }
        var builder = new MarketMasterBuilder(services);
        services.AddSingleton(builder);
        return builder;
    }
}
