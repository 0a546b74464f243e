using MarketMaster.RateLimiting;
using Microsoft.Extensions.Options;

namespace MarketMaster.DataSources;

/// <summary>
/// All sources, and the chains over them: prices and balances from the first that answers, at last the last known value. Safe for any number of threads. Obtained from a container,
/// or made with <c>new</c>.
/// </summary>
public sealed partial class MarketDataSources : IDisposable
{
    /// <summary>In a container, what the names of the HTTP clients begin with: <c>MarketMaster.DataSources.kraken_public</c>, say.</summary>
    public const string HttpClientPrefix = "MarketMaster.DataSources.";

    private readonly Dictionary<string, IMarketDataSource> _sources = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IDisposable> _owned = [];
    private readonly DataSourcesOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Creates the sources outside of a container.</summary>
    /// <param name="options">Addresses and credentials; null takes them from the environment variables of the process.</param>
    /// <param name="limiters">The limits, which stay the caller's; null takes the standard preset.</param>
    /// <param name="transport">Sends requests; null for connections of their own. It stays the caller's.</param>
    /// <param name="timeProvider">The clock; null takes the system's.</param>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it.</exception>
    public MarketDataSources(
        DataSourcesOptions? options = null, ApiRateLimiters? limiters = null, HttpMessageHandler? transport = null, TimeProvider? timeProvider = null)
    {
        _options = options ?? DataSourcesOptions.FromEnvironment();
        DataSourcesChecks.Check(_options);
        _time = timeProvider ?? TimeProvider.System;
        Limiters = limiters ?? Own(new ApiRateLimiters(new RateLimitingOptions(), _time));
        var clients = new SourceClients(Limiters, transport ?? Own(SourceClients.Wire()), _options.MaximumResponseBytes, _time);
        (Binance, Kraken, CoinGecko, Alpaca, Capital) = Open(clients, new(_options.Binance, _time), Own(new KrakenSigner(_options.Kraken, _time)), []);
    }

    internal MarketDataSources(
        IOptions<DataSourcesOptions> options, ApiRateLimiters limiters, Func<string, HttpClient> create, TimeProvider time, BinanceSigner binance, KrakenSigner kraken,
        IEnumerable<IMarketDataSource> others)
    {
        _options = options.Value;
        _time = time;
        Limiters = limiters;
        (Binance, Kraken, CoinGecko, Alpaca, Capital) = Open(new(create, limiters, time), binance, kraken, others);
    }

    /// <summary>Binance.</summary>
    public BinanceClient Binance { get; }

    /// <summary>Kraken.</summary>
    public KrakenClient Kraken { get; }

    /// <summary>CoinGecko.</summary>
    public CoinGeckoClient CoinGecko { get; }

    /// <summary>Alpaca.</summary>
    public AlpacaClient Alpaca { get; }

    /// <summary>Capital.com.</summary>
    public CapitalClient Capital { get; }

    /// <summary>The limits that all of them keep; also the order of the chains.</summary>
    public ApiRateLimiters Limiters { get; }

    /// <summary>All sources, in order of their names; <c>binance_public</c> and <c>kraken_public</c> are the same exchanges without credentials.</summary>
    public IReadOnlyList<IMarketDataSource> All => [.. _sources.Values.OrderBy(source => source.Name, StringComparer.Ordinal)];

    /// <summary>One source.</summary>
    /// <param name="name">Its key, such as <c>kraken</c>; upper and lower case do not matter.</param>
    /// <exception cref="KeyNotFoundException">There is no such source.</exception>
    public IMarketDataSource this[string name] => _sources.TryGetValue(name, out var source)
        ? source
        : throw new KeyNotFoundException($"there is no source '{name}': known are {string.Join(", ", All.Select(known => known.Name))}");

    /// <summary>Closes what was made by <c>new</c>.</summary>
    public void Dispose()
    {
        Capital.Dispose();
        foreach (var owned in _owned)
            owned.Dispose();
    }

    private (BinanceClient Binance, KrakenClient Kraken, CoinGeckoClient CoinGecko, AlpacaClient Alpaca, CapitalClient Capital) Open(
        SourceClients clients, BinanceSigner binanceSigner, KrakenSigner krakenSigner, IEnumerable<IMarketDataSource> others)
    {
        var binance = new BinanceClient(_options.Binance, _options, clients, "binance", binanceSigner);
        var kraken = new KrakenClient(_options.Kraken, _options, clients, "kraken", krakenSigner);
        var gecko = new CoinGeckoClient(_options.CoinGecko, _options, clients);
        var alpaca = new AlpacaClient(_options.Alpaca, _options, clients);
        var capital = new CapitalClient(_options.Capital, _options, clients);
        foreach (var source in (IMarketDataSource[])
            [binance, new PublicSource(binance, "binance_public"), kraken, new PublicSource(kraken, "kraken_public"), gecko, alpaca, capital, .. others])
        {
            _sources[source.Name] = source;
        }
        return (binance, kraken, gecko, alpaca, capital);
    }

    private T Own<T>(T owned) where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}
