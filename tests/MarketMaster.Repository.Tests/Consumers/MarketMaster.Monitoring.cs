using MarketMaster;
using MarketMaster.Monitoring;

var profile = ReferenceProfile.Create(Rows(1, shift: 0));
var file = Path.Combine(AppContext.BaseDirectory, "reference.mmrp");
profile.Save(file);

await using var dispatcher = new AlertDispatcher([new CallbackAlertSink((alert, _) =>
{
    Console.WriteLine(alert.ToText());
    return Task.CompletedTask;
})]);
var monitor = new ComprehensiveMonitor(ReferenceProfile.Load(file), "trend", new() { Dispatcher = dispatcher });
var report = monitor.Run(Rows(2, shift: 0.8));
if (report.Drift!.DriftedColumns != 1 || !report.ToJson().Contains("\"drifted\"", StringComparison.Ordinal))
    throw new InvalidOperationException($"not what was expected: {report.Drift}");
Console.WriteLine($"{report.Status}: {report.Drift.ByImpact()[0]}");

static FeatureFrame Rows(ulong seed, double shift)
{
    var random = new RandomStream(seed);
    var values = new double[800];
    for (var i = 0; i < values.Length; i++)
        values[i] = Math.Sqrt(-2 * Math.Log(random.NextPositiveDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()) + (i % 2 == 0 ? shift : 0);
    return new(["rsi", "atr"], values);
}
