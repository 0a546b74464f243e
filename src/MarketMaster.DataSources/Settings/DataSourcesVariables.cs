namespace MarketMaster.DataSources;

/// <summary>Reads settings by the names of environment variables; what is not set stays as it is.</summary>
internal static class DataSourcesVariables
{
    public static void Read(DataSourcesOptions options, Func<string, string?> lookup)
    {
        var (binance, kraken, gecko, alpaca, capital) = (options.Binance, options.Kraken, options.CoinGecko, options.Alpaca, options.Capital);
        binance.ApiKey = Text("BINANCE_API_KEY") ?? binance.ApiKey;
        binance.ApiSecret = Text("BINANCE_API_SECRET") ?? binance.ApiSecret;
        binance.BaseAddress = Address("BINANCE_BASE_URL") ?? binance.BaseAddress;
        kraken.ApiKey = Text("KRAKEN_API_KEY") ?? kraken.ApiKey;
        kraken.ApiSecret = Text("KRAKEN_API_SECRET") ?? kraken.ApiSecret;
        kraken.BaseAddress = Address("KRAKEN_BASE_URL") ?? kraken.BaseAddress;
        gecko.ApiKey = Text("COINGECKO_API_KEY") ?? gecko.ApiKey;
        gecko.Plan = Plan("COINGECKO_PLAN") ?? gecko.Plan;
        gecko.BaseAddress = Address("COINGECKO_BASE_URL") ?? gecko.BaseAddress;
        alpaca.ApiKey = Text("APCA_API_KEY_ID") ?? alpaca.ApiKey;
        alpaca.ApiSecret = Text("APCA_API_SECRET_KEY") ?? alpaca.ApiSecret;
        alpaca.DataAddress = Address("APCA_API_DATA_URL") ?? alpaca.DataAddress;
        alpaca.TradingAddress = Address("APCA_API_BASE_URL") ?? alpaca.TradingAddress;
        alpaca.Feed = Text("APCA_DATA_FEED") ?? alpaca.Feed;
        alpaca.Adjustment = Text("APCA_ADJUSTMENT") ?? alpaca.Adjustment;
        capital.ApiKey = Text("CAPITAL_API_KEY") ?? capital.ApiKey;
        capital.Identifier = Text("CAPITAL_IDENTIFIER") ?? capital.Identifier;
        capital.Password = Text("CAPITAL_PASSWORD") ?? capital.Password;
        capital.BaseAddress = Address("CAPITAL_BASE_URL") ?? capital.BaseAddress;
        capital.EncryptsPassword = Flag("CAPITAL_ENCRYPT_PASSWORD") ?? capital.EncryptsPassword;

        string? Text(string name) => lookup(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        Uri? Address(string name) => Text(name) switch
        {
            null => null,
            var text when Uri.TryCreate(text, UriKind.Absolute, out var uri) => uri,
            var text => throw new FormatException($"{name} is '{text}': it must be an address such as https://api.example.com"),
        };

        CoinGeckoPlan? Plan(string name) => Text(name)?.ToUpperInvariant() switch
        {
            null => null,
            "DEMO" => CoinGeckoPlan.Demo,
            "PRO" => CoinGeckoPlan.Pro,
            _ => throw new FormatException($"{name} is '{Text(name)}': it must be demo or pro"),
        };

        bool? Flag(string name) => Text(name)?.ToUpperInvariant() switch
        {
            null => null,
            "TRUE" or "1" or "YES" or "ON" => true,
            "FALSE" or "0" or "NO" or "OFF" => false,
            _ => throw new FormatException($"{name} is '{Text(name)}': it must be true or false"),
        };
    }
}
