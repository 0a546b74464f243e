using System.Text.Json;

namespace MarketMaster.Sdk.Tests.Demo;

[TestClass]
public sealed class DemoJsonTests
{
    [TestMethod]
    public async Task The_document_has_the_keys_and_kinds_of_the_published_one()
    {
        using var folder = new TemporaryFolder();
        var app = new MarketMasterApp(timeProvider: new FixedClock());
        var result = await app.RunDemoAsync(new() { Samples = 600, OutputDirectory = folder.FullName });
        using var document = JsonDocument.Parse(result.ToJson());
        var root = document.RootElement;

        Assert.AreSequenceEqual(["demo_start_time", "asset_class", "instrument", "n_samples", "steps"], Keys(root));
        Assert.AreEqual(new DateTime(2030, 1, 15, 10, 30, 0, DateTimeKind.Utc), root.GetProperty("demo_start_time").GetDateTimeOffset().UtcDateTime);
        Assert.AreEqual("crypto", root.GetProperty("asset_class").GetString());
        Assert.AreEqual("BTC/USD", root.GetProperty("instrument").GetString());
        Assert.AreEqual(600, root.GetProperty("n_samples").GetInt32());

        var steps = root.GetProperty("steps");
        Assert.AreSequenceEqual(["data_generation", "model_training", "evaluation", "cross_validation", "backtest", "monitoring", "model_registration", "inference", "report"], Keys(steps));
        foreach (var step in steps.EnumerateObject())
            Assert.AreEqual("success", step.Value.GetProperty("status").GetString(), step.Name);

        var data = steps.GetProperty("data_generation");
        Assert.AreSequenceEqual([600, 27], data.GetProperty("data_shape").EnumerateArray().Select(n => n.GetInt32()));
        Assert.AreEqual(25, data.GetProperty("features_count").GetInt32());
        var labels = data.GetProperty("label_distribution");
        Assert.AreSequenceEqual(["strong_sell", "sell", "hold", "buy", "strong_buy"], Keys(labels));
        Assert.AreEqual(600, labels.EnumerateObject().Sum(l => l.Value.GetInt32()) + steps.GetProperty("evaluation").GetProperty("purged_rows").GetInt32());

        var training = steps.GetProperty("model_training");
        foreach (var metric in new[] { "accuracy", "f1_score", "precision", "recall" })
            Assert.IsTrue(training.GetProperty("training_metrics").GetProperty(metric).GetDouble() is >= 0 and <= 1, metric);
        Assert.AreEqual(0, training.GetProperty("training_metrics").GetProperty("training_time").GetDouble());
        (string Name, int Value)[] config = [("n_estimators", 100), ("max_depth", 10), ("min_samples_split", 5), ("min_samples_leaf", 2), ("random_state", 42)];
        foreach (var (name, value) in config)
            Assert.AreEqual(value, training.GetProperty("model_config").GetProperty(name).GetInt32(), name);

        var folds = steps.GetProperty("cross_validation");
        Assert.AreEqual(5, folds.GetProperty("folds").GetArrayLength());
        Assert.AreSequenceEqual(["mean", "standard_error"], Keys(folds.GetProperty("accuracy")));
        Assert.AreEqual(25, folds.GetProperty("permutation_importance").GetArrayLength());
        var backtest = steps.GetProperty("backtest");
        Assert.AreEqual(2, backtest.GetProperty("options").GetProperty("max_position_size").GetDouble(), "the settings' default");
        Assert.AreSequenceEqual(["value", "low", "high"], Keys(backtest.GetProperty("strategy").GetProperty("sharpe")));
        Assert.AreEqual(0, backtest.GetProperty("always_flat").GetProperty("trades").GetProperty("value").GetDouble());

        var inference = steps.GetProperty("inference");
        Assert.Contains(inference.GetProperty("action").GetString(), TradeActions.Names);
        Assert.AreEqual(1, inference.GetProperty("probabilities").EnumerateObject().Sum(p => p.Value.GetDouble()), 1e-9);
        Assert.AreEqual(inference.GetProperty("confidence").GetDouble(), inference.GetProperty("probabilities").GetProperty(inference.GetProperty("action").GetString()!).GetDouble());
        Assert.IsTrue(File.Exists(steps.GetProperty("report").GetProperty("model_file").GetString()));
        Assert.IsTrue(File.Exists(steps.GetProperty("report").GetProperty("report_file").GetString()));
        Assert.IsTrue(AllKeys(root).All(key => key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')), string.Join(", ", AllKeys(root)));
    }

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private static IEnumerable<string> AllKeys(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => AllKeys(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(AllKeys),
        _ => [],
    };
}
