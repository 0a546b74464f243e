using MarketMaster;
using MarketMaster.Sdk;

var folder = Path.Combine(AppContext.BaseDirectory, "models");
var app = new MarketMasterApp(new ModelFolder(folder));
var demo = await app.RunDemoAsync(new DemoOptions { Samples = 600, Preset = "fast", OutputDirectory = folder });
if (!demo.ToJson().Contains("\"demo_start_time\"", StringComparison.Ordinal) || !File.Exists(demo.Steps.Report.ReportFile))
    throw new InvalidOperationException("the demo left no document or no report");

var info = await app.GetModelInfoAsync("demo");
if (info.Features.Count != 25)
    throw new InvalidOperationException($"{info.Features.Count} features instead of 25");
Console.WriteLine($"{SettingsReader.FromEnvironment()}: {info.Name}, newest action {demo.Steps.Inference.Action.ToName()}");
