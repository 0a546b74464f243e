namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class BoostingRulesTests
{
    private static ActionPredictorOptions Boosting => new() { Kind = ModelKind.GradientBoosting, TimeProvider = new FixedClock() };

    [TestMethod]
    [DataRow(31, 20, 10, 0.1)]
    [DataRow(5, 60, 2, 1.0)]
    public void TreesKeepTheirLimits(int leaves, int rows, int depth, double featureShare)
    {
        var frame = SyntheticTable.Create(1_500, seed: 5);
        var model = ActionPredictor.Train(frame, options: Boosting with { Trees = 8, MaxLeaves = leaves, MinRowsInLeaf = rows, MaxDepth = depth, FeatureShare = featureShare }).Model;
        Assert.HasCount(8 * TradeActions.Count, model.Trees);
        foreach (var tree in model.Trees)
        {
            Assert.IsLessThanOrEqualTo(leaves, tree.Leaves.Length);
            Assert.IsLessThanOrEqualTo(depth, tree.Depth());
            Assert.IsGreaterThanOrEqualTo(rows, tree.Weights.Min());
            Assert.AreEqual(frame.Count, tree.Weights.Sum());
            if (featureShare < 1)
                Assert.IsLessThanOrEqualTo(3, tree.Nodes.Where(n => !n.IsLeaf).Select(n => n.Feature).Distinct().Count());
        }
    }

    [TestMethod]
    public void FirstStepIsNewtonsFromTheShares()
    {
        var frame = SyntheticTable.Create(1_000, seed: 6);
        var model = ActionPredictor.Train(frame, options: Boosting with { Trees = 1, MaxLeaves = 2, LearningRate = 0.5, Regularization = 2 }).Model;
        for (var k = 0; k < TradeActions.Count; k++)
        {
            var share = frame.Labels.ToArray().Count(l => (int)l == k) / 1_000.0;
            Assert.AreEqual(Math.Log(share), model.PerClass[k], 1e-6);
            var (tree, root) = (model.Trees[k], model.Trees[k].Nodes[0]);
            Assert.AreEqual((TradeAction)k, tree.Action);
            foreach (var side in new[] { 0, 1 })
            {
                var rows = Enumerable.Range(0, 1_000).Where(r => (frame.Row(r)[root.Feature] <= model.Bins.Cuts(root.Feature)[root.Bin]) == (side == 0)).ToList();
                var gradient = rows.Sum(r => share - ((int)frame.Labels[r] == k ? 1 : 0));
                Assert.AreEqual(-0.5 * gradient / ((rows.Count * share * (1 - share)) + 2), tree.Leaves[tree.Nodes[root.Child + side].Child], 1e-4);
            }
        }
    }

    [TestMethod]
    public void LossFallsWithEachRoundAndPredictionSaysWhatTrainingSaw()
    {
        var frame = SyntheticTable.Create(3_000, seed: 7);
        double[] losses = [.. new[] { 1, 5, 20, 60 }.Select(rounds => ActionPredictor.Train(frame, options: Boosting with { Trees = rounds }).Report.LogLoss)];
        Assert.AreSequenceEqual(losses.OrderDescending().ToArray(), losses);
        Assert.IsLessThan(0.5 * losses[0], losses[^1]);
    }

    [TestMethod]
    public void TrainingStopsAtTheLowestValidationLoss()
    {
        var train = SyntheticTable.Create(600, seed: 8, noise: 3);
        var validation = SyntheticTable.Create(600, seed: 9, noise: 3);
        var options = Boosting with { Trees = 200, EarlyStoppingRounds = 10, MinRowsInLeaf = 5 };
        var stopped = ActionPredictor.Train(train, validation, options);
        var best = stopped.Report.BestRound!.Value;
        Assert.IsInRange(1, 150, best);
        Assert.HasCount(best * TradeActions.Count, stopped.Model.Trees);
        double[] losses = [.. Enumerable.Range(1, best + 10).Select(rounds => ActionPredictor.Train(train, validation, options with { Trees = rounds, EarlyStoppingRounds = 0 }).Report.LogLoss)];
        Assert.AreEqual(losses.Min(), stopped.Report.LogLoss);
        Assert.AreEqual(best - 1, Array.IndexOf(losses, losses.Min()));
        Assert.AreEqual(200, ActionPredictor.Train(train, null, options with { MaxLeaves = 2 }).Report.BestRound, "without validation rows nothing stops");
        using var file = new MemoryStream();
        stopped.Save(file);
        Assert.AreEqual(best, ActionPredictor.Read(file.ToArray()).Report.BestRound);
    }

    [TestMethod]
    public void SameSeedGivesTheSameModelForAnyNumberOfThreads()
    {
        var frame = SyntheticTable.Create(3_000, seed: 10);
        var options = Boosting with { Trees = 6, RowShare = 0.7, FeatureShare = 0.5 };
        byte[][] models = [.. new[] { 1, 2, 7 }.Select(threads => InstructionSetTests.Bytes(ActionPredictor.Train(frame, options: options with { Threads = threads })))];
        Assert.AreSequenceEqual(models[0], models[1]);
        Assert.AreSequenceEqual(models[0], models[2]);
        Assert.IsFalse(models[0].AsSpan().SequenceEqual(InstructionSetTests.Bytes(ActionPredictor.Train(frame, options: options with { Seed = 43 }))));
    }

    [TestMethod]
    public void RowsThatWereNotDrawnFollowTheTrees()
    {
        var frame = SyntheticTable.Create(4_000, seed: 11);
        var test = SyntheticTable.Create(4_000, seed: 12);
        var whole = ActionPredictor.Train(frame, test, Boosting).Report;
        var part = ActionPredictor.Train(frame, test, Boosting with { RowShare = 0.6, FeatureShare = 0.6 }).Report;
        Assert.AreEqual(whole.LogLoss, part.LogLoss, 0.05);
        Assert.AreEqual(whole.Accuracy, part.Accuracy, 0.03);
    }

    [TestMethod]
    public void EqualWeightsAreNoWeightsAndWeightZeroIsNoRow()
    {
        var frame = SyntheticTable.Create(2_000, seed: 13);
        var options = Boosting with { Trees = 10 };
        var plain = InstructionSetTests.Bytes(ActionPredictor.Train(frame, options: options));
        Assert.AreSequenceEqual(plain, InstructionSetTests.Bytes(ActionPredictor.TrainWeighted(frame, Enumerable.Repeat(7.0, 2_000).ToArray(), options: options)));
        TradeAction[] wrong = [.. frame.Labels.ToArray().Select((l, i) => i % 2 == 0 ? l : TradeAction.Hold)];
        var test = SyntheticTable.Create(2_000, seed: 14);
        var misled = ActionPredictor.Train(frame.WithLabels(wrong), test, options).Report.Accuracy;
        var heeded = ActionPredictor.TrainWeighted(frame.WithLabels(wrong), [.. Enumerable.Range(0, 2_000).Select(i => i % 2 == 0 ? 1.0 : 0)], test, options).Report.Accuracy;
        Assert.IsGreaterThan(misled + 0.05, heeded);
    }

    [TestMethod]
    public void FewRowsAndAbsentActionsTrain()
    {
        var frame = new FeatureFrame(["x"], Enumerable.Range(0, 60).Select(i => (double)i).ToArray(), labels: Enumerable.Range(0, 60).Select(i => i < 30 ? TradeAction.Sell : TradeAction.Buy).ToArray());
        var model = ActionPredictor.Train(frame, options: Boosting);
        Assert.AreEqual(TradeAction.Sell, model.Predict([1.0]).Action);
        Assert.AreEqual(TradeAction.Buy, model.Predict([50.0]).Action);
        Assert.AreEqual(0, model.Predict([50.0]).Probabilities.Hold, 1e-12);
        Assert.AreEqual(0.5, ActionPredictor.Train(frame.Slice(20, 20), options: Boosting).Predict([1.0]).Probabilities.Buy, 1e-6, "too few rows to split: the shares");
    }

    [TestMethod]
    public void CancelledTrainingStopsAndProgressCountsRounds()
    {
        using var source = new CancellationTokenSource();
        var seen = new List<TrainingProgress>();
        var progress = new Relay(p =>
        {
            seen.Add(p);
            if (p.TreesDone == 3)
                source.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => ActionPredictor.Train(SyntheticTable.Create(300, seed: 3), options: Boosting, progress: progress, cancellationToken: source.Token));
        Assert.AreSequenceEqual(new[] { new TrainingProgress(1, 100), new(2, 100), new(3, 100) }, seen);
    }

    private sealed class Relay(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
