namespace MarketMaster.DataSources;

/// <summary>Settings of all sources. Limits are those of the package MarketMaster.RateLimiting. Secrets are never printed or logged.</summary>
public sealed class DataSourcesOptions
{
    /// <summary>Binance.</summary>
    public BinanceOptions Binance { get; } = new();

    /// <summary>Kraken.</summary>
    public KrakenOptions Kraken { get; } = new();

    /// <summary>CoinGecko.</summary>
    public CoinGeckoOptions CoinGecko { get; } = new();

    /// <summary>Alpaca.</summary>
    public AlpacaOptions Alpaca { get; } = new();

    /// <summary>Capital.com.</summary>
    public CapitalOptions Capital { get; } = new();

    /// <summary>
    /// Longest time of one request, waiting for permits and repetitions included, 1 second to 1 hour. A source that says to wait longer than this fails at once. Default 2
    /// minutes.
    /// </summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest time for one source of a chain, before the next is asked; 1 second to 1 hour. Default 30 seconds.</summary>
    public TimeSpan SourceTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest answer that is read, in bytes after decompression, 1 KiB to 1 GiB. Default 16 MiB: pages are far smaller.</summary>
    public int MaximumResponseBytes { get; set; } = 16 << 20;

    /// <summary>Settings from the environment variables of the process; each property names its own.</summary>
    /// <returns>The settings.</returns>
    /// <exception cref="FormatException">A variable has a value that cannot be used; the message names variable and form, and the value where it is no secret.</exception>
    public static DataSourcesOptions FromEnvironment()
    {
        var options = new DataSourcesOptions();
        DataSourcesVariables.Read(options, Environment.GetEnvironmentVariable);
        return options;
    }
}
