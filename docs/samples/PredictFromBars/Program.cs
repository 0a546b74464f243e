using MarketMaster;
using MarketMaster.DataGen;
using MarketMaster.Indicators;
using MarketMaster.Prediction;

// Bars: a file of your own, or 5,000 generated hours.
var bars = args is [var file]
    ? BarFile.Read(file)
    : new MarketDataGenerator(AssetClass.Crypto, "BTC/USD", seed: 42).GenerateBars(5_000).Bars;
Console.WriteLine($"bars      {bars}");

// Features: 25 columns, one row per bar.
var features = FeatureSet.Default.ComputeFrame(bars);
Console.WriteLine($"features  {features.Width}, last RSI {features.Column("rsi")[features.Count - 1]:F1}");

// Train on the older bars, judge on the newest, which the model has never seen.
var data = TrainingData.FromBars(bars);
var model = ActionPredictor.Train(data);
var scores = model.Evaluate(data.Test);
Console.WriteLine($"accuracy  {scores.Accuracy:P1} on {scores.Rows} rows; the commonest action alone {scores.MajorityAccuracy:P1}");

// Predict the newest bar.
var newest = ActionPredictor.PrepareFeatures(bars);
var prediction = model.PredictWithConfidence(newest)[^1];
Console.WriteLine($"newest    {prediction.Action.ToName()} with {prediction.Confidence:P0}");
