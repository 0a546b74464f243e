using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StreamingWorker;

// Every second a bar; --bars 50 stops after 50 of them, else Ctrl+C does.
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddMarketMaster();
builder.Services.AddHostedService<BarWorker>();
await builder.Build().RunAsync();
