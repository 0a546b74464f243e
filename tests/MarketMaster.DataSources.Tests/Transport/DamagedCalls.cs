using MarketMaster.DataSources.Tests.Stubs;

namespace MarketMaster.DataSources.Tests.Transport;

/// <summary>Every kind of call once, over one transport that can be told to damage what passes.</summary>
internal sealed class DamagedCalls : IDisposable
{
    private const int Bars = 12;

    private readonly ManualTime _time = new();
    private readonly CapitalStub _capital;
    private readonly Dictionary<string, Func<Task<int>>> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Transit> _transits = new(StringComparer.Ordinal);
    private Transit _current;

    public DamagedCalls()
    {
        var limiters = Sources.Wide(_time, api => (api.Retries, api.Breaker.MinimumThroughput) = (0, int.MaxValue));
        var from = Sources.Start.AddHours(-Bars);
        var (minute, hour) = (TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        _capital = new(_time);
        var (binance, kraken, gecko, alpaca, capital) = (
            new Transit(new BinanceStub(_time)), new Transit(new KrakenStub(_time)), new Transit(new CoinGeckoStub(_time)), new Transit(new AlpacaStub(_time)), new Transit(_capital));
        var binanceClient = new BinanceClient(new() { ApiKey = BinanceStub.Key, ApiSecret = BinanceStub.Secret }, limiters, binance, _time);
        var krakenClient = new KrakenClient(new() { ApiKey = KrakenStub.Key, ApiSecret = KrakenStub.Secret }, limiters, kraken, _time);
        var geckoClient = new CoinGeckoClient(new(), limiters, gecko, _time);
        var alpacaClient = new AlpacaClient(new() { ApiKey = AlpacaStub.Key, ApiSecret = AlpacaStub.Secret }, limiters, alpaca, _time);
        var capitalClient = new CapitalClient(new() { ApiKey = CapitalStub.Key, Identifier = CapitalStub.Login, Password = CapitalStub.Password }, limiters, capital, _time);
        Add("binance bars", binance, async () => (await Sources.ReadAsync(binanceClient, new("BTC/USD", hour, from, Sources.Start))).Length);
        Add("binance prices", binance, async () => (await binanceClient.GetPricesAsync(["BTC/USD", "ETH/USD"])).Count);
        Add("binance balances", binance, async () => (await binanceClient.GetBalancesAsync()).Count);
        Add("kraken bars", kraken, async () => (await Sources.ReadAsync(krakenClient, new("BTC/USD", hour, from, Sources.Start))).Length);
        Add("kraken prices", kraken, async () => (await krakenClient.GetPricesAsync(["BTC/USD", "ETH/USD"])).Count);
        Add("kraken balances", kraken, async () => (await krakenClient.GetBalancesAsync()).Count);
        Add("coingecko bars", gecko, async () => (await Sources.ReadAsync(geckoClient, new("BTC/USD", TimeSpan.FromMinutes(30), from, Sources.Start))).Length);
        Add("coingecko prices", gecko, async () => (await geckoClient.GetPricesAsync(["BTC/USD", "ETH/USD"])).Count);
        Add("alpaca bars", alpaca, async () => (await Sources.ReadAsync(alpacaClient, new("AAPL", minute, from, from.AddMinutes(Bars)))).Length);
        Add("alpaca prices", alpaca, async () => (await alpacaClient.GetPricesAsync(["AAPL", "MSFT"])).Count);
        Add("alpaca balances", alpaca, async () => (await alpacaClient.GetBalancesAsync()).Count);
        Add("capital bars", capital, async () => (await Sources.ReadAsync(capitalClient, new("GOLD", hour, from, Sources.Start))).Length);
        Add("capital prices", capital, async () => (await capitalClient.GetPricesAsync(["GOLD", "EUR/USD"])).Count);
        _current = binance;
    }

    public static IEnumerable<string> Names
    {
        get
        {
            using var calls = new DamagedCalls();
            return [.. calls._calls.Keys];
        }
    }

    public Transit Transport => _current;

    /// <summary>Bytes of the last answer, before it was damaged.</summary>
    public int LastLength => _current.LastLength;

    public Task<int> RunAsync(string call)
    {
        _current = _transits[call];
        return _calls[call]();
    }

    public void Dispose() => _capital.Dispose();

    private void Add(string name, Transit transit, Func<Task<int>> call) => (_calls[name], _transits[name]) = (call, transit);
}
