using MarketMaster.Indicators;

namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class CrossValidationTests
{
    private static readonly BarSeries Bars = TestBars.RandomWalk(1_499, seed: 81);
    private static readonly ActionPredictorTrainer Trainer = new(new() { Trees = 15, MaxDepth = 6 });

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void FoldEqualsTrainingByHand()
    {
        // The last fold of a walk-forward is a chronological split: the same rows, labels and forest made by the other way.
        var result = CrossValidation.Run(Bars, new TripleBarrierLabels(), new WalkForward(4), Trainer, cancellationToken: TestContext.CancellationToken);
        var data = TrainingData.FromBars(Bars, new TripleBarrierLabels(), new ChronologicalSplit(0.8, 0, 0.2));
        var expected = Trainer.Train(data, cancellationToken: TestContext.CancellationToken).Evaluate(data.Test);
        var fold = result.Folds[^1];
        Assert.AreEqual(data.Train.Count, fold.TrainRows);
        Assert.AreEqual(data.Test.Count, fold.TestRows);
        Assert.AreEqual(data.Rows.Purged, fold.Purged);
        Assert.AreEqual(expected.LogLoss, fold.Evaluation.LogLoss);
        Assert.AreEqual(expected.Accuracy, fold.Evaluation.Accuracy);
        Assert.AreEqual(data.Test.Time[0], fold.TestFrom);
        Assert.AreEqual(data.Test.Time[^1], fold.TestTo);
    }

    [TestMethod]
    public void MeansErrorsAndPathsFollowFromTheFolds()
    {
        var result = CrossValidation.Run(Bars, folds: new PurgedKFold(4), trainer: Trainer, options: new() { WeighByUniqueness = true }, cancellationToken: TestContext.CancellationToken);
        var accuracies = result.Folds.Select(f => f.Evaluation.Accuracy).ToArray();
        var mean = accuracies.Sum() / 4;
        Assert.AreEqual(mean, result.Accuracy.Mean, 1e-12);
        Assert.AreEqual(Math.Sqrt(accuracies.Sum(a => Math.Pow(a - mean, 2)) / 3 / 4), result.Accuracy.StandardError, 1e-12);
        Assert.AreEqual(result.Folds.Average(f => f.Evaluation.LogLoss), result.LogLoss.Mean, 1e-12);
        var path = result.Paths.Single();
        Assert.AreEqual(result.Predictions.Count, path.Rows);
        Assert.AreEqual(result.Predictions.Average(p => p.Label == p.Prediction.Action ? 1.0 : 0), path.Accuracy, 1e-12);
        foreach (var fold in result.Folds)
            Assert.AreEqual(fold.TrainRows / 21.0, fold.EffectiveTrainRows, 10, "labels over 20 bars overlap");
    }

    [TestMethod]
    public void CombinatorialPathsCoverEveryBarOnce()
    {
        var result = CrossValidation.Run(Bars, new TripleBarrierLabels(), new CombinatorialPurged(4, 2, 10), Trainer, cancellationToken: TestContext.CancellationToken);
        Assert.HasCount(6, result.Folds);
        Assert.HasCount(3, result.Paths);
        Assert.IsTrue(result.Predictions.GroupBy(p => p.Bar).All(g => g.Count() == 3));
        Assert.IsTrue(result.Paths.All(p => p.Rows == result.Predictions.Count / 3));
        Assert.AreEqual(result.Predictions.Average(p => p.Label == p.Prediction.Action ? 1.0 : 0), result.Paths.Average(p => p.Accuracy), 1e-12);
        // Six folds that test each bar three times are worth two.
        var accuracies = result.Folds.Select(f => f.Evaluation.Accuracy).ToArray();
        Assert.AreEqual(Math.Sqrt(accuracies.Sum(a => Math.Pow(a - accuracies.Average(), 2)) / 5 / 2), result.Accuracy.StandardError, 1e-12);
    }

    [TestMethod]
    public void TestBarsDoNotReachTheirFoldsModel()
    {
        // Wild prices in the last block change what is judged there, not what was learned from the blocks before.
        var cut = new WalkForward(4).Cut(Bars.Count, FeatureSet.Default.Warmup)[^1].Test[0].From;
        var changed = BarSeries.FromBars(Enumerable.Range(0, Bars.Count).Select(i => i < cut ? Bars[i] : Bars[i] with { Open = 1, High = 3, Low = 1, Close = 2 + Math.Sin(i) }));
        var (one, two) = (CrossValidation.Run(Bars, folds: new WalkForward(4), trainer: Trainer), CrossValidation.Run(changed, folds: new WalkForward(4), trainer: Trainer));
        foreach (var (a, b) in one.Predictions.Where(p => p.Fold < 2).Zip(two.Predictions.Where(p => p.Fold < 2)))
            Assert.AreEqual(a, b);
        Assert.AreEqual(one.Folds[^1].TrainRows, two.Folds[^1].TrainRows);
    }

    [TestMethod]
    public void HonestFeaturesPassAndALookAheadIsFound()
    {
        Assert.IsNull(LeakTests.FindLookAhead(Bars.Slice(0, 400), FeatureSet.Default.ComputeFrame));
        var leak = LeakTests.FindLookAhead(Bars, NextReturn)!;
        Assert.AreEqual("next", leak.Feature, StringComparer.Ordinal);
        Assert.AreEqual(Math.Log(Bars.Close[leak.Bar + 1] / Bars.Close[leak.Bar]), leak.WithFuture, 1e-12);
        Assert.AreEqual(0, leak.WithoutFuture);
    }

    [TestMethod]
    public void HonestPipelineHasNoSkillOnARandomWalkAndALeakyOneDoes()
    {
        var honest = LeakTests.SkillOnMartingale(seed => TestBars.RandomWalk(900, 500 + seed), 6, folds: new WalkForward(3), trainer: Trainer, cancellationToken: TestContext.CancellationToken);
        TestContext.WriteLine(FormattableString.Invariant($"honest {honest.Direction.Mean:F3} +- {honest.Direction.StandardError:F3}, t {honest.TStatistic:F2}"));
        Assert.IsTrue(honest.IsClean);
        Assert.AreEqual(0.5, honest.Direction.Mean, 0.1);
        var leaky = LeakTests.SkillOnMartingale(
            seed => TestBars.RandomWalk(900, 500 + seed), 6, new ForwardReturnLabels(3), new WalkForward(3), Trainer, new() { Features = NextReturn }, TestContext.CancellationToken);
        Assert.IsFalse(leaky.IsClean);
        Assert.IsGreaterThan(0.6, leaky.Direction.Mean);
    }

    [TestMethod]
    public void OneCallGivesTableEffectiveSizeImportanceAndBothLeakTests()
    {
        var options = new CrossValidationOptions { ImportanceRepeats = 2, LeakTestSeries = 4 };
        var honest = CrossValidation.Run(Bars, new ForwardReturnLabels(5), new WalkForward(3), Trainer, options, TestContext.CancellationToken);
        TestContext.WriteLine(FormattableString.Invariant($"honest t {honest.Leaks!.Martingale.TStatistic:F2}"));
        Assert.IsTrue(honest.Leaks!.IsClean);
        Assert.IsNull(honest.Leaks.LookAhead);
        Assert.HasCount(4, honest.Leaks.Martingale.BySeries);
        Assert.AreEqual(honest.Folds.Sum(f => f.EffectiveTestRows), honest.EffectiveTestRows, 1e-9);
        Assert.AreEqual(honest.Predictions.Count / 6.0, honest.EffectiveTestRows, 5);
        Assert.HasCount(25, honest.Importance);
        var leaky = CrossValidation.Run(Bars, new ForwardReturnLabels(3), new WalkForward(3), Trainer, options with { Features = NextReturn }, TestContext.CancellationToken);
        Assert.AreEqual("next", leaky.Leaks!.LookAhead!.Feature, StringComparer.Ordinal);
        Assert.IsFalse(leaky.Leaks.Martingale.IsClean);
        // The importance of a fold is that of its model on its test rows.
        var (body, next) = (leaky.Importance[0], leaky.Importance[1]);
        Assert.IsGreaterThan(body.Importance + (2 * next.StandardError), next.Importance);
        Assert.IsEmpty(CrossValidation.Run(Bars, folds: new WalkForward(2), trainer: Trainer).Importance);
    }

    [TestMethod]
    public void ImportanceOverFoldsIsMeanAndErrorOfTheFolds()
    {
        var result = CrossValidation.Run(Bars, new TripleBarrierLabels(), new WalkForward(4), Trainer, new() { ImportanceRepeats = 3 }, TestContext.CancellationToken);
        // The last fold again, as a chronological split made by the other way.
        var data = TrainingData.FromBars(Bars, new TripleBarrierLabels(), new ChronologicalSplit(0.8, 0, 0.2));
        var last = Trainer.Train(data).PermutationImportance(data.Test, 3);
        foreach (var (over, feature) in result.Importance.Zip(last))
        {
            Assert.AreEqual(feature.Feature, over.Feature, StringComparer.Ordinal);
            Assert.IsLessThanOrEqualTo(Math.Sqrt(12) * over.StandardError + 1e-12, Math.Abs(feature.Importance - over.Importance), "no one of four values is further from their mean than sqrt(3) deviations");
        }
    }

    [TestMethod]
    public void MirroredBarsKeepSizesAndForgetDirections()
    {
        var trend = BarSeries.FromBars(Enumerable.Range(0, 2_000).Select(i => Bars[i % 700] with
        {
            Time = Bars.Time[0].AddHours(i),
            Open = 100 * Math.Exp(i * 0.01),
            High = 103 * Math.Exp(i * 0.01),
            Low = 99 * Math.Exp(i * 0.01),
            Close = 102 * Math.Exp(i * 0.01),
        }));
        var mirrored = LeakTests.Mirrored(trend, 3);
        Assert.AreEqual(trend.Count, mirrored.Count);
        var up = 0;
        for (var i = 1; i < trend.Count; i++)
        {
            Assert.AreEqual(Math.Abs(Math.Log(trend.Close[i] / trend.Close[i - 1])), Math.Abs(Math.Log(mirrored.Close[i] / mirrored.Close[i - 1])), 1e-12);
            Assert.AreEqual(trend.High[i] / trend.Low[i], mirrored.High[i] / mirrored.Low[i], 1e-12);
            up += mirrored.Close[i] > mirrored.Close[i - 1] ? 1 : 0;
        }
        Assert.AreEqual(1_000, up, 3 * Math.Sqrt(500));
        Assert.AreEqual(mirrored.Close[^1], LeakTests.Mirrored(trend, 3).Close[^1]);
    }

    private static FeatureFrame NextReturn(BarSeries bars)
    {
        var values = new double[bars.Count * 2];
        for (var row = 0; row < bars.Count; row++)
        {
            values[row * 2] = bars.Close[row] - bars.Open[row];
            values[(row * 2) + 1] = Math.Log(bars.Close[Math.Min(row + 1, bars.Count - 1)] / bars.Close[row]);
        }
        return new(["body", "next"], values);
    }
}
