using MarketMaster;
using MarketMaster.Prediction;

// Two features; the action is the sign of the first, so a forest must find it.
var random = new RandomStream(seed: 42);
var values = new double[2 * 400];
var labels = new TradeAction[400];
for (var row = 0; row < labels.Length; row++)
{
    values[2 * row] = random.NextDouble() - 0.5;
    values[2 * row + 1] = random.NextDouble() - 0.5;
    labels[row] = values[2 * row] > 0 ? TradeAction.Buy : TradeAction.Sell;
}
var frame = new FeatureFrame(["signal", "noise"], values, labels: labels);
var model = ActionPredictor.Train(frame.Slice(0, 300));

var path = Path.Combine(AppContext.BaseDirectory, "model.mmaf");
model.Save(path);
var loaded = ActionPredictor.Load(path);
var test = loaded.Evaluate(frame.Slice(300, 100));
if (test.Accuracy < 0.9)
    throw new InvalidOperationException($"accuracy {test.Accuracy} on rows that a single threshold tells apart");
if (!loaded.Predict(frame.Row(300)).Equals(model.Predict(frame.Row(300))))
    throw new InvalidOperationException("the loaded model predicts otherwise than the saved one");
Console.WriteLine($"accuracy {test.Accuracy:F2}, {loaded.Predict(frame.Row(300))}");
