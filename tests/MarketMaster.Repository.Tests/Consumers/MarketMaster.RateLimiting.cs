using MarketMaster.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

using var limiter = new LocalRateLimiter(new RateLimit("minute", 10, TimeSpan.FromMinutes(1)));
var granted = 0;
for (var i = 0; i < 15; i++)
{
    if (limiter.Acquire().IsGranted)
        granted++;
}
if (granted != 10)
    throw new InvalidOperationException($"{granted} calls of 15 were granted: the limit is 10");

// settings from configuration, bound by generated code
IConfiguration configuration = new ConfigurationManager { ["Preset"] = "Documented", ["Apis:alpaca:Limits:minute:PermitLimit"] = "50" };
var services = new ServiceCollection();
services.AddMarketMasterRateLimiting(configuration);
var options = new RateLimitingOptions();
RateLimitingConfiguration.Bind(configuration, options);
using var apis = new ApiRateLimiters(options);
if (apis["alpaca"].Limiter.Limits[0].PermitLimit != 50)
    throw new InvalidOperationException("the configuration was not read");
var price = await apis.FetchAsync("stock_prices", "AAPL", (api, _) => ValueTask.FromResult(101.5));
Console.WriteLine($"{services.Count} services, {price}");
Console.WriteLine(StatusTable.Format(apis.GetStatus()));
