using MarketMaster.Registry;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the model registry.</summary>
public static class RegistryServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IModelRegistry"/> as a singleton, with every <see cref="IPromotionGate"/> that is registered: in a folder, or on an
    /// MLflow server where <see cref="RegistryOptions.Location"/> is an http address. Safe to call more
    /// than once: what was registered first stays, and every <paramref name="configure"/> is applied in order.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The services, to chain on.</returns>
    public static IServiceCollection AddMarketMasterRegistry(this IServiceCollection services, Action<RegistryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptionsWithValidateOnStart<RegistryOptions>();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RegistryOptions>, RegistryOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(MlflowModelRegistry.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan);
        services.TryAddSingleton(Open);
        return services;
    }

    private static IModelRegistry Open(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<RegistryOptions>>().Value;
        var gates = services.GetServices<IPromotionGate>().ToArray();
        var time = services.GetRequiredService<TimeProvider>();
        return options.Server is null
            ? new EmbeddedModelRegistry(options.Location, new() { Actor = options.Actor, BusyTimeout = options.BusyTimeout, Gates = gates, TimeProvider = time })
            : new MlflowModelRegistry(services.GetRequiredService<IHttpClientFactory>().CreateClient(MlflowModelRegistry.HttpClientName), options.ServerOptions(), gates, time);
    }
}
