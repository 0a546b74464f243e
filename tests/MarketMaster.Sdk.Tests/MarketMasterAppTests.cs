using System.Text.Json;
using MarketMaster.Indicators;
using MarketMaster.Prediction;

namespace MarketMaster.Sdk.Tests;

[TestClass]
public sealed class MarketMasterAppTests
{
    private static readonly double[] Price = [.. Enumerable.Range(0, 400).Select(i => 100 + (10 * Math.Sin(i / 9.0)) + (i % 7))];

    [TestMethod]
    public async Task Inference_equals_features_and_model_by_hand()
    {
        using var folder = new TemporaryFolder();
        var app = AppWithModel(folder);
        var result = await app.RunInferenceAsync("small", SmallModel.Bars);
        var frame = ActionPredictor.PrepareFeatures(SmallModel.Bars);
        var expected = SmallModel.Value.PredictWithConfidence(frame);
        Assert.HasCount(SmallModel.Bars.Count - FeatureSet.Default.Warmup, result.Predictions);
        for (var i = 0; i < expected.Length; i++)
        {
            var actual = result.Predictions[i];
            Assert.AreEqual(frame.Time[i], actual.Timestamp);
            Assert.AreEqual(expected[i], new ActionPrediction(actual.Action, actual.Confidence, actual.Probabilities));
        }
        Assert.AreEqual(SmallModel.Bars.Time[^1], result.Latest.Timestamp);
        using var json = JsonDocument.Parse(result.ToJson());
        Assert.AreEqual("small", json.RootElement.GetProperty("model_name").GetString());
        Assert.AreEqual(expected.Length, json.RootElement.GetProperty("predictions").GetArrayLength());
    }

    [TestMethod]
    public async Task Models_are_listed_with_their_facts()
    {
        using var folder = new TemporaryFolder();
        var app = AppWithModel(folder);
        app.Models.Save("another", SmallModel.Value);
        var models = await app.ListModelsAsync();
        Assert.AreSequenceEqual(["another", "small"], models.Select(m => m.Name));
        var info = await app.GetModelInfoAsync("small");
        Assert.AreEqual(10, info.Options.Trees);
        Assert.AreSequenceEqual(SmallModel.Value.FeatureNames, info.Features);
        Assert.AreEqual(SmallModel.Value.Facts.Rows, info.Facts.Rows);
        await Assert.ThrowsExactlyAsync<FileNotFoundException>(() => app.GetModelInfoAsync("none"));
    }

    [TestMethod]
    public async Task Evaluation_uses_the_thresholds_of_the_training()
    {
        using var folder = new TemporaryFolder();
        var app = AppWithModel(folder);
        var trained = SmallModel.Value.Facts.Labels!;
        var result = await app.EvaluateAsync("small", SmallModel.Bars);
        foreach (var (name, value) in trained.Parameters)
            Assert.AreEqual(value, result.Labels.Parameters[name], name);
        var rows = SmallModel.Bars.Count - FeatureSet.Default.Warmup - (int)trained.Parameters["horizon"];
        Assert.AreEqual(rows, result.Scores.Rows);
        var other = await app.EvaluateAsync("small", SmallModel.Bars, new RuleLabels());
        Assert.AreEqual("rule", other.Labels.Name);
        using var json = JsonDocument.Parse(result.ToJson());
        Assert.AreEqual(result.Scores.Accuracy, json.RootElement.GetProperty("scores").GetProperty("accuracy").GetDouble());
    }

    [TestMethod]
    public async Task A_model_of_a_table_asks_for_labels()
    {
        using var folder = new TemporaryFolder();
        var frame = new FeatureFrame(["rsi"], new double[] { 1, 2, 3, 4 }, labels: new[] { TradeAction.Buy, TradeAction.Buy, TradeAction.Sell, TradeAction.Sell });
        var app = new MarketMasterApp(new(folder.FullName));
        app.Models.Save("table", ActionPredictor.Train(frame, options: new() { Trees = 2 }));
        var error = await Assert.ThrowsExactlyAsync<ArgumentException>(() => app.EvaluateAsync("table", SmallModel.Bars));
        Assert.Contains("forward, triple-barrier, rule", error.Message);
        var result = await app.RunInferenceAsync("table", SmallModel.Bars);
        Assert.HasCount(SmallModel.Bars.Count - FeatureSet.Default.Warmup, result.Predictions);
    }

    [TestMethod]
    public async Task Bars_without_volume_or_too_few_are_refused_with_the_reason()
    {
        using var folder = new TemporaryFolder();
        var app = AppWithModel(folder);
        var few = await Assert.ThrowsExactlyAsync<InvalidMarketDataException>(() => app.RunInferenceAsync("small", SmallModel.Bars.Slice(0, FeatureSet.Default.Warmup)));
        Assert.Contains($"{FeatureSet.Default.Warmup} bars are too few", few.Message);
        var start = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var dry = new BarSeries(Price.Select((_, i) => start.AddHours(i)).ToArray(), Price, Price, Price, Price, new double[Price.Length]);
        Assert.Contains("is volume missing?", (await Assert.ThrowsExactlyAsync<InvalidMarketDataException>(() => app.RunInferenceAsync("small", dry))).Message);
    }

    private static MarketMasterApp AppWithModel(TemporaryFolder folder)
    {
        var app = new MarketMasterApp(new(folder.FullName));
        app.Models.Save("small", SmallModel.Value);
        return app;
    }
}
