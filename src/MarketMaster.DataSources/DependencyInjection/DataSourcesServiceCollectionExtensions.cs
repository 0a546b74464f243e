using MarketMaster.DataSources;
using MarketMaster.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the data sources.</summary>
public static class DataSourcesServiceCollectionExtensions
{
    private static readonly string[] Apis = ["binance", "binance_public", "kraken", "kraken_public", "coingecko", "alpaca", "capital"];

    /// <summary>
    /// Adds <see cref="MarketDataSources"/> and each client of it as singletons, over named HTTP clients (<see cref="MarketDataSources.HttpClientPrefix"/> and the
    /// name of their limits), which may be configured further; and the rate limits where they are not there yet. Settings come from a registered <see cref="IConfiguration"/>, else from the environment, by the names of the
    /// variables, and then from every <paramref name="configure"/> in order. Sources of your own, registered as <see cref="IMarketDataSource"/>, join the others. Safe to call more than once.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The services, to chain on.</returns>
    public static IServiceCollection AddMarketMasterDataSources(this IServiceCollection services, Action<DataSourcesOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptionsWithValidateOnStart<DataSourcesOptions>();
        if (!services.Any(service => service.ServiceType == typeof(BinanceSigner)))
        {
            services.AddMarketMasterRateLimiting();
            options.Configure<IServiceProvider>((settings, provider) =>
            {
                var configuration = provider.GetService<IConfiguration>();
                DataSourcesVariables.Read(settings, configuration is null ? Environment.GetEnvironmentVariable : name => configuration[name]);
            });
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DataSourcesOptions>, DataSourcesOptionsValidator>());
            services.AddSingleton(provider => new BinanceSigner(Settings(provider).Binance, provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton(provider => new KrakenSigner(Settings(provider).Kraken, provider.GetRequiredService<TimeProvider>()));
            foreach (var api in Apis)
                AddClient(services, api);
            services.TryAddSingleton(Open);
            services.TryAddSingleton(provider => provider.GetRequiredService<MarketDataSources>().Binance);
            services.TryAddSingleton(provider => provider.GetRequiredService<MarketDataSources>().Kraken);
            services.TryAddSingleton(provider => provider.GetRequiredService<MarketDataSources>().CoinGecko);
            services.TryAddSingleton(provider => provider.GetRequiredService<MarketDataSources>().Alpaca);
            services.TryAddSingleton(provider => provider.GetRequiredService<MarketDataSources>().Capital);
        }
        if (configure is not null)
            options.Configure(configure);
        return services;
    }

    private static void AddClient(IServiceCollection services, string api)
    {
        var client = services.AddHttpClient(MarketDataSources.HttpClientPrefix + api, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(SourceClients.Wire)
            .AddMarketMasterRateLimiting(api);
        if (api == "binance")
            client.AddHttpMessageHandler(provider => new SigningHandler(provider.GetRequiredService<BinanceSigner>()));
        if (api == "kraken")
            client.AddHttpMessageHandler(provider => new SigningHandler(provider.GetRequiredService<KrakenSigner>()));
        client.AddHttpMessageHandler(provider => new ResponseBufferHandler(Settings(provider).MaximumResponseBytes, provider.GetRequiredService<TimeProvider>()));
    }

    private static MarketDataSources Open(IServiceProvider provider)
    {
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        return new(
            provider.GetRequiredService<IOptions<DataSourcesOptions>>(), provider.GetRequiredService<ApiRateLimiters>(), api => factory.CreateClient(MarketDataSources.HttpClientPrefix + api),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<BinanceSigner>(), provider.GetRequiredService<KrakenSigner>(),
            provider.GetServices<IMarketDataSource>());
    }

    private static DataSourcesOptions Settings(IServiceProvider provider) => provider.GetRequiredService<IOptions<DataSourcesOptions>>().Value;
}
