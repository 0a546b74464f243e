using MarketMaster.DataGen;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the market data generator.</summary>
public static class DataGenServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="MarketDataGeneratorFactory"/> as a singleton. Safe to call more than once: what was registered first stays,
    /// and every <paramref name="configure"/> is applied in order. Settings are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The services, to chain on.</returns>
    public static IServiceCollection AddMarketMasterDataGen(this IServiceCollection services, Action<DataGenOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptionsWithValidateOnStart<DataGenOptions>();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DataGenOptions>, DataGenOptionsValidator>());
        services.TryAddSingleton<MarketDataGeneratorFactory>();
        return services;
    }
}
