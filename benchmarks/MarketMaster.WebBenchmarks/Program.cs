using System.Globalization;
using MarketMaster.RateLimiting;
using MarketMaster.WebBenchmarks;
using Microsoft.Extensions.Hosting;

// redis HOST:PORT ALGORITHM CONCURRENCY SECONDS: checks through the shared store, a second
if (args is ["redis", var configuration, var algorithm, var concurrency, var seconds])
{
    await RedisChecks.RunAsync(
        configuration, Enum.Parse<RateLimitAlgorithm>(algorithm), int.Parse(concurrency, CultureInfo.InvariantCulture),
        TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
    return;
}

// Servers for a load generator: each on a port of its own, one after the other. Ends when standard input does.
var first = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 8600;
var redis = args.Length > 1 ? args[1] : null;
var servers = BenchmarkServers.Create(first, redis).ToList();
foreach (var (name, app) in servers)
{
    await app.StartAsync();
    Console.WriteLine($"{name} {app.Urls.First()}/v1/screen");
}
Console.WriteLine($"pid {Environment.ProcessId}");
await Console.In.ReadToEndAsync();
foreach (var (_, app) in servers)
    await app.StopAsync();
