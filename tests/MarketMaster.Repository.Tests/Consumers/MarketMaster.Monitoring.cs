using MarketMaster;
using MarketMaster.Monitoring;
using Microsoft.Extensions.DependencyInjection;

var profile = ReferenceProfile.Create(Rows(1, shift: 0));
var file = Path.Combine(AppContext.BaseDirectory, "reference.mmrp");
profile.Save(file);

using var services = new ServiceCollection().AddMarketMasterMonitoring(o => (o.ReferenceFile, o.ModelName) = (file, "trend")).BuildServiceProvider();
var monitor = services.GetRequiredService<ComprehensiveMonitor>();
var report = monitor.Run(Rows(2, shift: 0.8));
if (report.Drift!.DriftedColumns != 1 || !report.ToJson().Contains("\"drifted\"", StringComparison.Ordinal))
    throw new InvalidOperationException($"not what was expected: {report.Drift}");
Console.WriteLine($"{report.Status}: {report.Drift.ByImpact()[0]}");
await services.GetRequiredService<AlertDispatcher>().DisposeAsync();

static FeatureFrame Rows(ulong seed, double shift)
{
    var random = new RandomStream(seed);
    var values = new double[800];
    for (var i = 0; i < values.Length; i++)
        values[i] = Math.Sqrt(-2 * Math.Log(random.NextPositiveDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()) + (i % 2 == 0 ? shift : 0);
    return new(["rsi", "atr"], values);
}
