using MarketMaster.Prediction;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the action predictor's services.</summary>
public static class ActionPredictorServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="ActionPredictorTrainer"/> and <see cref="ModelFactory"/> as singletons, with options that are checked
    /// when the host starts. Safe to call more than once; what the host registered before stays.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options; null keeps the defaults.</param>
    /// <returns>The services, to chain on.</returns>
    public static IServiceCollection AddMarketMasterActionPredictor(this IServiceCollection services, Action<ActionPredictorOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptionsWithValidateOnStart<ActionPredictorOptions>();
        if (configure is not null)
            services.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ActionPredictorOptions>, ActionPredictorOptionsValidator>());
        services.TryAddSingleton(provider => new ActionPredictorTrainer(Chosen(provider)));
        services.TryAddSingleton(provider => new ModelFactory(Chosen(provider)));
        return services;
    }

    private static ActionPredictorOptions Chosen(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<ActionPredictorOptions>>().Value;
        return options.TimeProvider == TimeProvider.System
            ? options with { TimeProvider = provider.GetRequiredService<TimeProvider>() }
            : options;
    }
}
