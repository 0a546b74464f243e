using MarketMaster;
using MarketMaster.DataGen;
using MarketMaster.Indicators;
using MarketMaster.Monitoring;
using MarketMaster.Prediction;
using MarketMaster.Reporting;

var generated = new MarketDataGenerator(AssetClass.Crypto, "BTC/USD", seed: 42).GenerateBars(2_000);
var bars = Path.Combine(AppContext.BaseDirectory, "bars.csv");
BarCsv.Write(bars, generated.Bars);

var series = BarCsv.Read(bars);
var features = FeatureSet.Default.ComputeFrame(series);
var data = TrainingData.FromBars(series);
var model = ActionPredictor.Train(data, new() { Trees = 20 });
var prediction = model.Predict(features.Row(features.Count - 1));
var watched = new ComprehensiveMonitor(data.Train, "smoke").Run(data.Test);
if (!watched.ToJson().Contains("\"quality\"", StringComparison.Ordinal))
    throw new InvalidOperationException("the monitoring report has no quality");

new HtmlReport("Smoke").AddFact("Latest action", prediction.Action.ToName()).Save(Path.Combine(AppContext.BaseDirectory, "report.html"));
Console.WriteLine($"{series}, {model.Evaluate(data.Test).Rows} test rows, latest {prediction.Action.ToName()}");
