using MarketMaster.Registry;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the model registry.</summary>
public static class RegistryServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IModelRegistry"/> as a singleton, with every <see cref="IPromotionGate"/> that is registered. Safe to call more
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
        services.TryAddSingleton<IModelRegistry>(Open);
        return services;
    }

    private static EmbeddedModelRegistry Open(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<RegistryOptions>>().Value;
        return new(options.Location, new()
        {
            Actor = options.Actor,
            BusyTimeout = options.BusyTimeout,
            Gates = [.. services.GetServices<IPromotionGate>()],
            TimeProvider = services.GetRequiredService<TimeProvider>(),
        });
    }
}
