using System.Net;
using MarketMaster.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.Services.AddMarketMasterInboundRateLimiting(options => options.UsePreset(InboundPreset.Standard).Tiers["free"].Limits["tier"].PermitLimit = 2);
await using var app = builder.Build();
app.Urls.Add("http://127.0.0.1:0");
app.UseMarketMasterRateLimiting();
app.Run(context => Task.CompletedTask);
await app.StartAsync();

using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
var answers = new List<HttpStatusCode>();
for (var i = 0; i < 3; i++)
{
    using var response = await client.GetAsync(new Uri("/v1/quote", UriKind.Relative));
    answers.Add(response.StatusCode);
}
if (!answers.SequenceEqual([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests]))
    throw new InvalidOperationException(string.Join(' ', answers));
Console.WriteLine($"served: {string.Join(' ', answers)}");
