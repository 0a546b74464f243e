using System.Collections.Concurrent;
using MarketMaster.DataSources.Tests.Stubs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarketMaster.DataSources.Tests.Transport;

/// <summary>Keys, passwords and tokens stay where they are, even where a server sends them back or everything is logged.</summary>
[TestClass]
public sealed class SecretTests
{
    private static readonly string[] Secrets =
    [
        BinanceStub.Key, BinanceStub.Secret, KrakenStub.Key, KrakenStub.Secret, CoinGeckoStub.Key, AlpacaStub.Key, AlpacaStub.Secret,
        CapitalStub.Key, CapitalStub.Login, CapitalStub.Password, "cst-token-1", "security-token-1",
    ];

    [TestMethod]
    public async Task Nothing_secret_is_in_messages_or_logs()
    {
        var logs = new LogCollector();
        using var capital = new CapitalStub(TimeProvider.System);
        await using var binance = await StubHost.StartAsync(new BinanceStub(TimeProvider.System), Echo("/api/v3/ticker/price"));
        await using var kraken = await StubHost.StartAsync(new KrakenStub(TimeProvider.System), Echo("/0/public/Ticker"));
        await using var gecko = await StubHost.StartAsync(new CoinGeckoStub(TimeProvider.System), Echo("/api/v3/simple/price"));
        await using var alpaca = await StubHost.StartAsync(new AlpacaStub(TimeProvider.System), Echo("/v2/stocks/trades/latest"));
        await using var capitalHost = await StubHost.StartAsync(capital, Echo("/api/v1/markets"));
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        services.AddMarketMasterDataSources(options =>
        {
            (options.Binance.BaseAddress, options.Binance.ApiKey, options.Binance.ApiSecret) = (binance.Address, BinanceStub.Key, BinanceStub.Secret);
            (options.Kraken.BaseAddress, options.Kraken.ApiKey, options.Kraken.ApiSecret) = (kraken.Address, KrakenStub.Key, KrakenStub.Secret);
            (options.CoinGecko.BaseAddress, options.CoinGecko.ApiKey) = (gecko.Address, CoinGeckoStub.Key);
            (options.Alpaca.DataAddress, options.Alpaca.TradingAddress, options.Alpaca.ApiKey, options.Alpaca.ApiSecret) = (alpaca.Address, alpaca.Address, AlpacaStub.Key, AlpacaStub.Secret);
            (options.Capital.BaseAddress, options.Capital.ApiKey, options.Capital.Identifier, options.Capital.Password) =
                (capitalHost.Address, CapitalStub.Key, CapitalStub.Login, CapitalStub.Password);
        });
        await using var provider = services.BuildServiceProvider();
        var sources = provider.GetRequiredService<MarketDataSources>();
        Assert.HasCount(2, await sources.Binance.GetBalancesAsync());
        Assert.HasCount(3, await sources.Kraken.GetBalancesAsync());
        Assert.HasCount(3, await sources.Alpaca.GetBalancesAsync());
        Assert.HasCount(1, await sources.Capital.GetBalancesAsync());

        var texts = new List<string>(logs.Lines);
        foreach (var name in (string[])["binance", "kraken", "coingecko", "alpaca", "capital"])
        {
            var error = await Assert.ThrowsExactlyAsync<DataSourceException>(() => sources[name].GetPricesAsync(["BTCUSD"]));
            Assert.Contains("***", error.Message);
            texts.Add(error.ToString());
        }
        texts.AddRange(logs.Lines);
        Assert.IsNotEmpty(logs.Lines);
        foreach (var secret in Secrets)
            Assert.DoesNotContain(secret, string.Join('\n', texts), StringComparison.Ordinal);
    }

    // a server that repeats all it was sent, and then some
    private static Func<Microsoft.AspNetCore.Http.HttpContext, Task<bool>> Echo(string path) => async context =>
    {
        if (context.Request.Path != path)
            return false;
        context.Response.StatusCode = 400;
        var secrets = string.Join(' ', Secrets.Where(secret => context.Request.Headers.Any(header => header.Value.ToString().Contains(secret, StringComparison.Ordinal))).Concat(path switch
        {
            "/api/v3/ticker/price" => [BinanceStub.Key, BinanceStub.Secret],
            "/0/public/Ticker" => [KrakenStub.Secret],
            _ => [],
        }));
        await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, secrets);
        return true;
    };

    private sealed class LogCollector : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            _lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            _lines.Enqueue(formatter(state, exception));
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
                _lines.Enqueue(string.Join(' ', values.Select(value => $"{value.Key}={value.Value}")));
        }

        public void Dispose()
        {
        }
    }
}
