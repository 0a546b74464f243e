using System.Net;
using MarketMaster.DataSources;
using Microsoft.Extensions.DependencyInjection;

// No network here: the transport answers as the exchange would.
using var transport = new Exchange();
using var sources = new MarketDataSources(new(), transport: transport);
var from = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
var read = 0;
await foreach (var bar in sources.Binance.GetBarsAsync(new("BTC/USD", TimeSpan.FromDays(1), from, from.AddDays(2))))
{
    read++;
    Console.WriteLine(bar);
}
if (read != 2)
    throw new InvalidOperationException($"{read} bars were read: there are 2");

using var provider = new ServiceCollection().AddMarketMasterDataSources().BuildServiceProvider();
Console.WriteLine($"{provider.GetRequiredService<MarketDataSources>().All.Count} sources, Kraken calls it {provider.GetRequiredService<KrakenClient>().SymbolOf("BTC/USD")}");

sealed class Exchange : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
    {
        Content = new StringContent("""[[1704067200000,"1","2","0.5","1.5","10",1704153599999],[1704153600000,"1.5","3","1.5","2","11",1704239999999]]"""),
    });
}
