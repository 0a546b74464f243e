using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MarketMaster.DataSources.Tests.Settings;

[TestClass]
public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Variables = new(StringComparer.Ordinal)
    {
        ["BINANCE_API_KEY"] = "b-key",
        ["BINANCE_API_SECRET"] = "b-secret",
        ["BINANCE_BASE_URL"] = "https://testnet.binance.vision",
        ["KRAKEN_API_KEY"] = "k-key",
        ["KRAKEN_API_SECRET"] = "AAAA",
        ["KRAKEN_BASE_URL"] = "https://kraken.example.com",
        ["COINGECKO_API_KEY"] = "c-key",
        ["COINGECKO_PLAN"] = "pro",
        ["APCA_API_KEY_ID"] = "a-key",
        ["APCA_API_SECRET_KEY"] = "a-secret",
        ["APCA_API_BASE_URL"] = "https://paper-api.alpaca.markets",
        ["APCA_DATA_FEED"] = "sip",
        ["APCA_ADJUSTMENT"] = "all",
        ["CAPITAL_API_KEY"] = "x-key",
        ["CAPITAL_IDENTIFIER"] = "someone@example.com",
        ["CAPITAL_PASSWORD"] = "pass",
        ["CAPITAL_ENCRYPT_PASSWORD"] = "no",
        ["CAPITAL_BASE_URL"] = "https://demo-api-capital.backend-capital.com",
    };

    [TestMethod]
    public void Every_variable_is_read()
    {
        var options = new DataSourcesOptions();
        DataSourcesVariables.Read(options, Variables.GetValueOrDefault);
        DataSourcesChecks.Check(options);
        Assert.AreEqual(("b-key", "b-secret", "testnet.binance.vision"), (options.Binance.ApiKey, options.Binance.ApiSecret, options.Binance.BaseAddress.Host));
        Assert.AreEqual(("k-key", "AAAA", "kraken.example.com"), (options.Kraken.ApiKey, options.Kraken.ApiSecret, options.Kraken.BaseAddress.Host));
        Assert.AreEqual(("c-key", CoinGeckoPlan.Pro, "pro-api.coingecko.com"), (options.CoinGecko.ApiKey, options.CoinGecko.Plan, options.CoinGecko.Address.Host));
        Assert.AreEqual(("a-key", "a-secret", "paper-api.alpaca.markets", "sip", "all"),
            (options.Alpaca.ApiKey, options.Alpaca.ApiSecret, options.Alpaca.TradingAddress.Host, options.Alpaca.Feed, options.Alpaca.Adjustment));
        Assert.AreEqual(("x-key", "someone@example.com", "pass", false), (options.Capital.ApiKey, options.Capital.Identifier, options.Capital.Password, options.Capital.EncryptsPassword));
    }

    [TestMethod]
    public void A_container_reads_its_configuration_then_what_the_host_says()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(Variables).Build());
        services.AddMarketMasterDataSources(options => options.Binance.ApiKey = "another");
        services.AddMarketMasterDataSources(options => options.RequestTimeout = TimeSpan.FromSeconds(5));
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptions<DataSourcesOptions>>().Value;
        Assert.AreEqual(("another", "b-secret", TimeSpan.FromSeconds(5)), (options.Binance.ApiKey, options.Binance.ApiSecret, options.RequestTimeout));
        var sources = provider.GetRequiredService<MarketDataSources>();
        Assert.AreSame(sources.Binance, provider.GetRequiredService<BinanceClient>());
        Assert.AreSame(sources.Capital, provider.GetRequiredService<CapitalClient>());
        Assert.IsTrue(sources.Kraken.IsConfigured);
    }

    [TestMethod]
    public void A_source_of_ones_own_joins_the_others()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<IMarketDataSource, OwnSource>();
        services.AddMarketMasterDataSources();
        using var provider = services.BuildServiceProvider();
        Assert.AreEqual("own", provider.GetRequiredService<MarketDataSources>()["own"].Name);
    }

    [TestMethod]
    [DataRow("BINANCE_BASE_URL", "http://binance.example.com", "Binance.BaseAddress is 'http://binance.example.com/'")]
    [DataRow("BINANCE_API_SECRET", "", "Binance.ApiKey and Binance.ApiSecret belong together")]
    [DataRow("KRAKEN_API_SECRET", "s3cret!!", "Kraken.ApiSecret is not base64")]
    [DataRow("COINGECKO_API_KEY", "", "CoinGecko.Plan is Pro, but there is no ApiKey")]
    [DataRow("APCA_ADJUSTMENT", "some", "Alpaca.Adjustment is 'some'")]
    [DataRow("APCA_API_KEY_ID", "two words", "Alpaca.ApiKey holds a space")]
    [DataRow("CAPITAL_PASSWORD", "", "Capital.ApiKey, Identifier and Password belong together")]
    public void A_wrong_setting_is_named_and_a_secret_is_not_shown(string name, string value, string problem)
    {
        var variables = new Dictionary<string, string?>(Variables) { [name] = value };
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(variables).Build());
        services.AddMarketMasterDataSources();
        using var provider = services.BuildServiceProvider();
        var error = Assert.ThrowsExactly<OptionsValidationException>(() => provider.GetRequiredService<MarketDataSources>());
        Assert.Contains(problem, error.Message);
        if (name.EndsWith("SECRET", StringComparison.Ordinal) && value.Length > 0)
            Assert.DoesNotContain(value, error.Message);
    }

    [TestMethod]
    [DataRow("COINGECKO_PLAN", "gold")]
    [DataRow("KRAKEN_BASE_URL", "kraken")]
    [DataRow("CAPITAL_ENCRYPT_PASSWORD", "maybe")]
    public void A_variable_that_cannot_be_read_is_named(string name, string value)
    {
        var error = Assert.ThrowsExactly<FormatException>(() => DataSourcesVariables.Read(new(), asked => asked == name ? value : null));
        Assert.StartsWith($"{name} is '{value}'", error.Message);
    }

    private sealed class OwnSource : IMarketDataSource
    {
        public string Name => "own";

        public bool IsConfigured => true;

        public IReadOnlyList<TimeSpan> Intervals => [];

        public string SymbolOf(string symbol) => symbol;

        public IAsyncEnumerable<Bar> GetBarsAsync(BarRequest request, CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<Bar>();

        public Task<IReadOnlyList<LatestPrice>> GetPricesAsync(IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<LatestPrice>>([]);
    }
}
