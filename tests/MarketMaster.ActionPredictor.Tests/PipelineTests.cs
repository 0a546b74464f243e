using MarketMaster.Indicators;
using MarketMaster.Tests;

namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class PipelineTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void RuleLabelsOnRealBarsAreLearned() => RequireRuleLearned(TestBars.FromCsv(SharedData.Require("real/crypto_BTCUSD_1h.csv")));

    [TestMethod]
    public void RuleLabelsOnGeneratedBarsAreLearned() => RequireRuleLearned(TestBars.RandomWalk(6_000, seed: 31));

    [TestMethod]
    public void RandomWalkCannotBePredicted()
    {
        var data = TrainingData.FromBars(TestBars.RandomWalk(12_000, seed: 32));
        var model = ActionPredictor.Train(data, new() { Trees = 50 }, cancellationToken: TestContext.CancellationToken);
        var evaluation = model.Evaluate(data.Test);
        // Labels over 20 bars overlap: the rows are worth a twentieth of their number.
        var error = Math.Sqrt(0.21 * data.Labels.Horizon / data.Test.Count);
        TestContext.WriteLine(FormattableString.Invariant($"accuracy {evaluation.Accuracy:F3}, majority {evaluation.MajorityAccuracy:F3}, standard error {error:F3}, direction {evaluation.DirectionAccuracy:F3}"));
        Assert.IsLessThan(3 * error, evaluation.Accuracy - evaluation.MajorityAccuracy);
        var directional = evaluation.Confusion.Where((_, t) => t != 2).Sum(r => r.Where((_, p) => p != 2).Sum());
        Assert.AreEqual(0.5, evaluation.DirectionAccuracy, 3 * Math.Sqrt(0.25 * data.Labels.Horizon / directional));
    }

    [TestMethod]
    public void TrainingRowsKnowNothingOfTheTestBars()
    {
        // Other bars after the training part change neither thresholds nor training rows.
        var bars = TestBars.RandomWalk(2_000, seed: 33);
        var cut = new ChronologicalSplit().TrainEnd(bars.Count, FeatureSet.Default.Warmup);
        var changed = BarSeries.FromBars(Enumerable.Range(0, bars.Count).Select(i => i < cut ? bars[i] : bars[i] with { Open = 1, High = 3, Low = 1, Close = 2 + Math.Sin(i) }));
        foreach (var scheme in new ILabelScheme[] { new ForwardReturnLabels(), new TripleBarrierLabels(), new RuleLabels() })
        {
            var (one, two) = (TrainingData.FromBars(bars, scheme), TrainingData.FromBars(changed, scheme));
            Assert.AreEqual(one.Labels, two.Labels);
            Assert.AreSequenceEqual(one.Train.Labels.ToArray(), two.Train.Labels.ToArray());
            Assert.AreSequenceEqual(one.Train.Values.ToArray(), two.Train.Values.ToArray());
        }
    }

    [TestMethod]
    public void FeaturesThatNeedVolumeAreLeftOutWhereThereIsNone()
    {
        var walk = TestBars.RandomWalk(1_000, seed: 36);
        var bars = BarSeries.FromBars(Enumerable.Range(0, walk.Count).Select(i => walk[i] with { Volume = 0 }));
        var data = TrainingData.FromBars(bars, new RuleLabels());
        Assert.Contains("vwap", data.LeftOut);
        Assert.IsFalse(data.Train.Names.Contains("vwap", StringComparer.Ordinal));
        Assert.HasCount(25, data.Train.Names.Concat(data.LeftOut));
        var model = ActionPredictor.Train(data, new() { Trees = 20 });
        Assert.HasCount(bars.Count - FeatureSet.Default.Warmup, model.Predict(ActionPredictor.PrepareFeatures(bars)));
        Assert.IsEmpty(TrainingData.FromBars(walk).LeftOut);
    }

    [TestMethod]
    public void PreparedFeaturesAreCompleteAndInOrder()
    {
        var bars = TestBars.RandomWalk(200, seed: 34);
        var frame = ActionPredictor.PrepareFeatures(bars);
        Assert.AreSequenceEqual(FeatureSet.Names, frame.Names);
        Assert.AreEqual(bars.Count - FeatureSet.Default.Warmup, frame.Count);
        Assert.AreEqual(bars.Time[^1], frame.Time[^1]);
        Assert.IsTrue(Enumerable.Range(0, frame.Count).All(frame.IsComplete));
    }

    [TestMethod]
    public void TooFewBarsSayHowManyAreNeeded()
    {
        var bars = TestBars.RandomWalk(30, seed: 35);
        Assert.Contains("30 bars are too few: the features need 49 bars", Assert.ThrowsExactly<InvalidMarketDataException>(() => ActionPredictor.PrepareFeatures(bars)).Message, StringComparison.Ordinal);
        Assert.Contains("30 bars are too few", Assert.ThrowsExactly<InvalidMarketDataException>(() => TrainingData.FromBars(bars)).Message, StringComparison.Ordinal);
    }

    private void RequireRuleLearned(BarSeries bars)
    {
        var data = TrainingData.FromBars(bars, new RuleLabels());
        var model = ActionPredictor.Train(data, cancellationToken: TestContext.CancellationToken);
        var evaluation = model.Evaluate(data.Test);
        TestContext.WriteLine(FormattableString.Invariant($"{bars.Count} bars, accuracy {evaluation.Accuracy:F4}, macro F1 {evaluation.MacroF1:F4}, majority {evaluation.MajorityAccuracy:F4}, {model.Report.TrainingTime:F2} s"));
        Assert.IsGreaterThanOrEqualTo(0.69, evaluation.Accuracy);
        Assert.IsGreaterThan(evaluation.MajorityAccuracy, evaluation.Accuracy);
    }
}
