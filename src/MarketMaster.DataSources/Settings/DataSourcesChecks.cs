using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace MarketMaster.DataSources;

/// <summary>What settings must satisfy. Messages name the setting, and its value where it is no secret.</summary>
internal static class DataSourcesChecks
{
    private static readonly SearchValues<string> Adjustments = SearchValues.Create(["raw", "split", "dividend", "all"], StringComparison.Ordinal);

    public static void Check(DataSourcesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Between("RequestTimeout", options.RequestTimeout);
        Between("SourceTimeout", options.SourceTimeout);
        if (options.MaximumResponseBytes is < 1024 or > 1 << 30)
            throw new ArgumentException($"MaximumResponseBytes is {options.MaximumResponseBytes}: it must be 1,024 to {1 << 30}", nameof(options));
        Check(options.Binance);
        Check(options.Kraken);
        Check(options.CoinGecko);
        Check(options.Alpaca);
        Check(options.Capital);
    }

    public static void Check(BinanceOptions options)
    {
        Address("Binance.BaseAddress", options.BaseAddress);
        Pair("Binance", "ApiKey", options.ApiKey, "ApiSecret", options.ApiSecret);
        Header("Binance.ApiKey", options.ApiKey);
        if (options.ReceiveWindow < TimeSpan.FromMilliseconds(1) || options.ReceiveWindow > TimeSpan.FromSeconds(60))
            throw new ArgumentException($"Binance.ReceiveWindow is {options.ReceiveWindow:c}: it must be 1 ms to 60 s", nameof(options));
    }

    public static void Check(KrakenOptions options)
    {
        Address("Kraken.BaseAddress", options.BaseAddress);
        Pair("Kraken", "ApiKey", options.ApiKey, "ApiSecret", options.ApiSecret);
        Header("Kraken.ApiKey", options.ApiKey);
        if (!string.IsNullOrEmpty(options.ApiSecret) && !Base64.IsValid(Encoding.UTF8.GetBytes(options.ApiSecret)))
            throw new ArgumentException("Kraken.ApiSecret is not base64: copy the private key whole, as Kraken shows it", nameof(options));
    }

    public static void Check(CoinGeckoOptions options)
    {
        Address("CoinGecko.BaseAddress", options.Address);
        Header("CoinGecko.ApiKey", options.ApiKey);
        if (!Enum.IsDefined(options.Plan))
            throw new ArgumentException($"CoinGecko.Plan is {(int)options.Plan}: there is no such plan", nameof(options));
        if (options.Plan == CoinGeckoPlan.Pro && string.IsNullOrEmpty(options.ApiKey))
            throw new ArgumentException("CoinGecko.Plan is Pro, but there is no ApiKey", nameof(options));
    }

    public static void Check(AlpacaOptions options)
    {
        Address("Alpaca.DataAddress", options.DataAddress);
        Address("Alpaca.TradingAddress", options.TradingAddress);
        Pair("Alpaca", "ApiKey", options.ApiKey, "ApiSecret", options.ApiSecret);
        Header("Alpaca.ApiKey", options.ApiKey);
        Header("Alpaca.ApiSecret", options.ApiSecret);
        if (string.IsNullOrWhiteSpace(options.Feed))
            throw new ArgumentException("Alpaca.Feed is blank: it must be a feed such as iex or sip", nameof(options));
        if (options.Adjustment is null || !Adjustments.Contains(options.Adjustment))
            throw new ArgumentException($"Alpaca.Adjustment is '{options.Adjustment}': it must be raw, split, dividend or all", nameof(options));
    }

    public static void Check(CapitalOptions options)
    {
        Address("Capital.BaseAddress", options.BaseAddress);
        Header("Capital.ApiKey", options.ApiKey);
        if (!options.HasCredentials && !(string.IsNullOrEmpty(options.ApiKey) && string.IsNullOrEmpty(options.Identifier) && string.IsNullOrEmpty(options.Password)))
            throw new ArgumentException("Capital.ApiKey, Identifier and Password belong together: give all of them or none", nameof(options));
        if (!Enum.IsDefined(options.PriceSide))
            throw new ArgumentException($"Capital.PriceSide is {(int)options.PriceSide}: there is no such side", nameof(options));
    }

    private static void Between(string name, TimeSpan value)
    {
        if (value < TimeSpan.FromSeconds(1) || value > TimeSpan.FromHours(1))
            throw new ArgumentException($"{name} is {value:c}: it must be 1 second to 1 hour", name);
    }

    // keys and passwords must not travel in the clear; a server on this machine may be one for trials
    private static void Address(string name, Uri address)
    {
        if (address is not { IsAbsoluteUri: true } || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            throw new ArgumentException($"{name} is '{address}': it must begin with https:// (http:// only for this machine)", name);
    }

    private static void Pair(string source, string first, string? key, string second, string? secret)
    {
        if (string.IsNullOrEmpty(key) != string.IsNullOrEmpty(secret))
            throw new ArgumentException($"{source}.{first} and {source}.{second} belong together: give both or none", source);
    }

    private static void Header(string name, string? value)
    {
        if (value is not null && value.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new ArgumentException($"{name} holds a space or a character that no key has: copy it again", name);
    }
}
