using MarketMaster.Indicators;

namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class FeatureFamilyTests
{
    private static readonly ActionPredictorOptions Small = new() { Trees = 20, MaxDepth = 6 };

    [TestMethod]
    public void ModelKnowsItsFeaturesAfterLoadingToo()
    {
        var bars = TestBars.RandomWalk(1_000, seed: 701);
        var data = TrainingData.FromBars(bars, family: FeatureFamily.Relative);
        Assert.AreSequenceEqual(RelativeFeatureSet.Names, data.Train.Names);
        var model = ActionPredictor.Train(data, Small);
        using var file = new MemoryStream();
        model.Save(file);
        var loaded = ActionPredictor.Read(file.ToArray());
        Assert.AreEqual(FeatureFamily.Relative, loaded.Family);
        var rows = loaded.PrepareOwnFeatures(bars);
        Assert.AreEqual(bars.Count - RelativeFeatureSet.Default.Warmup, rows.Count);
        Assert.AreSequenceEqual(model.Predict(rows), loaded.Predict(rows));
        // Raw levels are not taken for distances.
        Assert.Contains("macd_rel", Assert.ThrowsExactly<ArgumentException>(() => loaded.Predict(ActionPredictor.PrepareFeatures(bars))).Message, StringComparison.Ordinal);
        Assert.AreEqual(FeatureFamily.Default, ActionPredictor.Train(TrainingData.FromBars(bars), Small).Family);
    }

    [TestMethod]
    public void StreamedFeaturesPredictTheSame()
    {
        var bars = TestBars.RandomWalk(800, seed: 702);
        var model = ActionPredictor.Train(TrainingData.FromBars(bars, family: FeatureFamily.Relative), Small);
        var rows = model.PrepareOwnFeatures(bars);
        var expected = model.PredictWithConfidence(rows);
        var live = model.Live();
        for (var i = 0; i < bars.Count; i++)
        {
            var said = live.Push(bars[i]);
            Assert.AreEqual(i < RelativeFeatureSet.Default.Warmup ? null : expected[i - RelativeFeatureSet.Default.Warmup], said);
        }
        Assert.AreEqual(RelativeFeatureSet.Default.Warmup, PredictionStream.Warmup);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 200; i++)
            live.Push(bars[i]);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void PredictionsOfRelativeFeaturesDoNotDependOnThePriceLevel()
    {
        var bars = TestBars.RandomWalk(1_200, seed: 703);
        var model = ActionPredictor.Train(TrainingData.FromBars(bars, family: FeatureFamily.Relative), Small);
        var scaled = BarSeries.FromBars(Enumerable.Range(0, bars.Count).Select(i => bars[i] with
        {
            Open = 1024 * bars[i].Open,
            High = 1024 * bars[i].High,
            Low = 1024 * bars[i].Low,
            Close = 1024 * bars[i].Close,
            Volume = bars[i].Volume * 8,
        }));
        Assert.AreSequenceEqual(model.Predict(model.PrepareOwnFeatures(bars)), model.Predict(model.PrepareOwnFeatures(scaled)));
    }

    [TestMethod]
    public void RelativeFeaturesDoNotLookAhead() =>
        Assert.IsNull(LeakTests.FindLookAhead(TestBars.RandomWalk(400, seed: 704), b => FeatureFamily.Relative.ComputeFrame(b)));

    [TestMethod]
    public void OwnTablesHaveNoFamilyAndNamesAreChecked()
    {
        var model = ActionPredictor.Train(SyntheticTable.Create(500, 705, 5), options: Small);
        Assert.IsNull(model.Family);
        Assert.Contains("f0, f1, f2, f3, f4", Assert.ThrowsExactly<NotSupportedException>(() => model.PrepareOwnFeatures(TestBars.RandomWalk(100, 1))).Message, StringComparison.Ordinal);
        Assert.AreEqual(FeatureFamily.Relative, FeatureFamilies.Parse("relative"));
        Assert.AreEqual("default", FeatureFamily.Default.ToName(), StringComparer.Ordinal);
        Assert.Contains("one of default, relative", Assert.Throws<ArgumentException>(() => FeatureFamilies.Parse("raw")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ((FeatureFamily)7).Warmup());
    }
}
