using MarketMaster.Indicators;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers MarketMaster.Indicators.</summary>
public static class IndicatorsServiceCollectionExtensions
{
    /// <summary>Registers the 25-feature set as a singleton <see cref="FeatureSet"/>. May be called again; what the application registered itself stays.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddMarketMasterIndicators(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(FeatureSet.Default);
        return services;
    }
}
