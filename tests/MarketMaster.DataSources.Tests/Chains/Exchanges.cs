using System.Net;
using MarketMaster.DataSources.Tests.Stubs;

namespace MarketMaster.DataSources.Tests.Chains;

/// <summary>All five servers behind one transport, told apart by their hosts, each of which can go down.</summary>
internal sealed class Exchanges : HttpMessageHandler
{
    private readonly Dictionary<string, HttpMessageInvoker> _byHost = new(StringComparer.Ordinal);
    private readonly CapitalStub _capital;
    private readonly ManualTime _time;
    private int _requests;

    public Exchanges(ManualTime time)
    {
        _time = time;
        _capital = new(time);
        foreach (var (name, stub) in (ReadOnlySpan<(string, ExchangeStub)>)
            [("binance", new BinanceStub(time)), ("kraken", new KrakenStub(time)), ("coingecko", new CoinGeckoStub(time)), ("alpaca", new AlpacaStub(time)), ("capital", _capital)])
        {
            _byHost[name] = new(new StubTransport(stub));
        }
    }

    public HashSet<string> Down { get; } = new(StringComparer.Ordinal);

    public string? Hangs { get; set; }

    public int Requests => _requests;

    public MarketDataSources Open(bool withKeys)
    {
        var options = new DataSourcesOptions();
        (options.Binance.BaseAddress, options.Kraken.BaseAddress, options.CoinGecko.BaseAddress, options.Capital.BaseAddress) = (Host("binance"), Host("kraken"), Host("coingecko"), Host("capital"));
        (options.Alpaca.DataAddress, options.Alpaca.TradingAddress) = (Host("alpaca"), Host("alpaca"));
        if (withKeys)
        {
            (options.Binance.ApiKey, options.Binance.ApiSecret) = (BinanceStub.Key, BinanceStub.Secret);
            (options.Kraken.ApiKey, options.Kraken.ApiSecret) = (KrakenStub.Key, KrakenStub.Secret);
            (options.Alpaca.ApiKey, options.Alpaca.ApiSecret) = (AlpacaStub.Key, AlpacaStub.Secret);
            (options.Capital.ApiKey, options.Capital.Identifier, options.Capital.Password) = (CapitalStub.Key, CapitalStub.Login, CapitalStub.Password);
        }
        return new(options, Sources.Wide(_time, api => api.Breaker.MinimumThroughput = int.MaxValue), this, _time);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        var name = request.RequestUri!.Host.Split('.')[0];
        if (name == Hangs)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        return Down.Contains(name)
            ? new(HttpStatusCode.BadGateway) { Content = new StringContent("<html>bad gateway</html>"), RequestMessage = request }
            : await _byHost[name].SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _capital.Dispose();
        base.Dispose(disposing);
    }

    private static Uri Host(string name) => new($"https://{name}.test");
}
