namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class PythonImportTests
{
    private static readonly TradeAction[] Three = [TradeAction.StrongSell, TradeAction.Hold, TradeAction.Buy];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("forest", 5, false)]
    [DataRow("balanced", 3, false)]
    [DataRow("extra", 5, false)]
    [DataRow("boosting", 5, false)]
    [DataRow("boosting", 2, false)]
    [DataRow("zero", 3, false)]
    [DataRow("hist", 5, true)]
    [DataRow("hist", 2, true)]
    [DataRow("xgb", 5, true)]
    [DataRow("xgb", 5, false)]
    [DataRow("xgb", 2, true)]
    [DataRow("xgb-stopped", 3, true)]
    [DataRow("xgb-rf", 5, true)]
    public void ImportedModelSaysTheSame(string name, int classes, bool missing)
    {
        using var source = new PythonModels(name, classes, missing);
        var actions = classes == 5 ? [.. TradeActions.All] : Three[..classes];
        var model = TreeModelImport.Load(source.ModelFile, new() { Classes = classes == 5 ? null : actions, TimeProvider = new FixedClock() });
        var predictions = model.PredictWithConfidence(source.Rows);
        var worst = 0.0;
        for (var row = 0; row < predictions.Length; row++)
        {
            var p = predictions[row].Probabilities;
            for (var k = 0; k < classes; k++)
                worst = Math.Max(worst, Math.Abs(source.Probabilities[(row * classes) + k] - p[actions[k]]));
            Assert.AreEqual(1, TradeActions.All.Sum(a => p[a]), 1e-9);
        }
        TestContext.WriteLine(FormattableString.Invariant($"{name}, {classes} classes: {predictions.Length} rows, greatest difference {worst:E1}"));
        Assert.IsLessThan(1e-6, worst);
        Assert.IsGreaterThan(3_000, predictions.Length);
        SavedAndExplained(model, source.Rows, predictions);
        if (name is "forest" or "balanced" or "extra")
        {
            foreach (var (ours, theirs) in model.Importance().Zip(source.Importance))
                Assert.AreEqual(theirs, ours.Importance, 1e-9, ours.Feature);
        }
    }

    private static void SavedAndExplained(ActionPredictor model, FeatureFrame rows, ActionPrediction[] predictions)
    {
        using var file = new MemoryStream();
        model.Save(file);
        var loaded = ActionPredictor.Read(file.ToArray());
        Assert.AreSequenceEqual(predictions, loaded.PredictWithConfidence(rows));
        var explanation = model.Explain(rows.Row(3));
        Assert.AreEqual(predictions[3], explanation.Prediction);
    }
}
