namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class ForestRulesTests
{
    [TestMethod]
    [DataRow(10, 5, 2)]
    [DataRow(4, 40, 15)]
    [DataRow(32, 2, 1)]
    public void TreesKeepDepthSplitAndLeafLimitsInDistinctRows(int depth, int split, int leaf)
    {
        var frame = SyntheticTable.Create(800, seed: 5);
        var model = ActionPredictor.Train(frame, options: new() { Trees = 12, MaxDepth = depth, MinSamplesSplit = split, MinSamplesLeaf = leaf }).Model;
        for (var tree = 0; tree < model.Trees.Length; tree++)
        {
            var nodes = model.Trees[tree].Nodes;
            var distinct = DistinctRows(frame, model, tree, out var weight);
            Assert.AreEqual(frame.Count, weight, "the bootstrap draws as many rows as there are");
            Assert.IsLessThanOrEqualTo(depth, model.Trees[tree].Depth());
            for (var node = 0; node < nodes.Length; node++)
                Assert.IsGreaterThanOrEqualTo(nodes[node].IsLeaf ? leaf : Math.Max(split, 2 * leaf), distinct[node]);
        }
    }

    [TestMethod]
    public void SplitIsTheBestOfAllWhereEveryFeatureIsTried()
    {
        var frame = SyntheticTable.Create(300, seed: 6, features: 6);
        var model = ActionPredictor.Train(frame, options: new() { Trees = 5, MaxDepth = 1, MaxFeatures = 6 }).Model;
        for (var tree = 0; tree < model.Trees.Length; tree++)
        {
            var root = model.Trees[tree].Nodes[0];
            var weights = Weights(frame, tree);
            var best = double.NegativeInfinity;
            for (var feature = 0; feature < frame.Width; feature++)
            {
                foreach (var cut in model.Bins.Cuts(feature))
                    best = Math.Max(best, Gain(frame, weights, feature, cut));
            }
            // Splits are compared in single precision.
            Assert.AreEqual(best, Gain(frame, weights, root.Feature, model.Bins.Cuts(root.Feature)[root.Bin]), best * 1e-6);
        }
    }

    [TestMethod]
    public void SameSeedGivesTheSameModelForAnyNumberOfThreads()
    {
        var frame = SyntheticTable.Create(3_000, seed: 8);
        var clock = new FixedClock();
        var one = Bytes(ActionPredictor.Train(frame, options: new() { Trees = 20, Threads = 1, TimeProvider = clock }));
        var four = Bytes(ActionPredictor.Train(frame, options: new() { Trees = 20, Threads = 4, TimeProvider = clock }));
        var other = Bytes(ActionPredictor.Train(frame, options: new() { Trees = 20, Threads = 1, Seed = 43, TimeProvider = clock }));
        Assert.HasCount(one.Length, four);
        Assert.AreSequenceEqual(one, four, "the file does not depend on the number of threads");
        Assert.IsFalse(one.AsSpan().SequenceEqual(other));
    }

    [TestMethod]
    public void WideHistogramsCountWhatPackedOnesWould()
    {
        // More than 65,536 distinct rows in the root: the first split takes the wide path.
        var frame = SyntheticTable.Create(120_000, seed: 9, features: 6);
        var model = ActionPredictor.Train(frame, options: new() { Trees = 1, MaxDepth = 1, MaxFeatures = 6 }).Model;
        var weights = Weights(frame, 0);
        var root = model.Trees[0].Nodes[0];
        var expected = new double[2 * TradeActions.Count];
        for (var row = 0; row < frame.Count; row++)
            expected[((frame.Row(row)[root.Feature] <= model.Bins.Cuts(root.Feature)[root.Bin] ? 0 : 1) * TradeActions.Count) + (int)frame.Labels[row]] += weights[row];
        double[] actual = [.. Leaf(model.Trees[0], root.Child), .. Leaf(model.Trees[0], root.Child + 1)];
        Assert.AreSequenceEqual(expected, actual);
    }

    [TestMethod]
    public void OneClassOrNoLabelsOrTooFewRowsAreRefused()
    {
        var frame = SyntheticTable.Create(50, seed: 3);
        var oneClass = frame.WithLabels(Enumerable.Repeat(TradeAction.Buy, 50).ToArray());
        Assert.Contains("all 50 training labels are 'buy'", Assert.ThrowsExactly<ArgumentException>(() => ActionPredictor.Train(oneClass)).Message, StringComparison.Ordinal);
        var bare = new FeatureFrame(frame.Names, frame.Values.ToArray());
        Assert.Contains("no labels", Assert.ThrowsExactly<ArgumentException>(() => ActionPredictor.Train(bare)).Message, StringComparison.Ordinal);
        Assert.Contains("1 training rows", Assert.ThrowsExactly<ArgumentException>(() => ActionPredictor.Train(frame.Slice(0, 1))).Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void FewRowsOfTwoClassesTrain()
    {
        var frame = new FeatureFrame(["x"], new double[] { 1, 2, 3, 4, 5, 6 }, labels: new[]
        {
            TradeAction.Sell, TradeAction.Sell, TradeAction.Sell, TradeAction.Buy, TradeAction.Buy, TradeAction.Buy,
        });
        var model = ActionPredictor.Train(frame);
        Assert.AreEqual(TradeAction.Sell, model.Predict([1.0]).Action);
        Assert.AreEqual(TradeAction.Buy, model.Predict([6.0]).Action);
        Assert.AreEqual(0, model.Predict([6.0]).Probabilities.Hold);
    }

    [TestMethod]
    [DataRow(double.NaN)]
    [DataRow(double.PositiveInfinity)]
    public void MissingValueIsRefusedByFeatureAndRow(double bad)
    {
        var frame = SyntheticTable.Create(50, seed: 3);
        var values = frame.Values.ToArray();
        values[(7 * frame.Width) + 2] = bad;
        var holed = new FeatureFrame(frame.Names, values, labels: frame.Labels.ToArray());
        var error = Assert.ThrowsExactly<InvalidMarketDataException>(() => ActionPredictor.Train(holed));
        Assert.AreEqual(7, error.Row);
        Assert.AreEqual("f2", error.Column, StringComparer.Ordinal);
    }

    [TestMethod]
    public void CancelledTrainingStopsAndProgressCountsTrees()
    {
        var frame = SyntheticTable.Create(500, seed: 3);
        using var source = new CancellationTokenSource();
        var seen = 0;
        var progress = new Progressing(p =>
        {
            Interlocked.Increment(ref seen);
            if (p.TreesDone == 3)
                source.Cancel();
        });
        Assert.ThrowsExactly<OperationCanceledException>(() => ActionPredictor.Train(frame, options: new() { Trees = 500 }, progress: progress, cancellationToken: source.Token));
        Assert.IsInRange(3, 100, seen);
    }

    private static byte[] Bytes(ActionPredictor model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray()[ModelEnvelope.HeaderLength..];
    }

    private static double[] Leaf(DecisionTree tree, int node) =>
        tree.Leaves.AsSpan(tree.Nodes[node].Child * TradeActions.Count, TradeActions.Count).ToArray();

    private static int[] Weights(FeatureFrame frame, int tree)
    {
        var random = new RandomStream(42, (ulong)tree);
        var weights = new int[frame.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[random.NextInt(weights.Length)]++;
        return weights;
    }

    private static int[] DistinctRows(FeatureFrame frame, TreeEnsemble model, int tree, out int weight)
    {
        var nodes = model.Trees[tree].Nodes;
        var weights = Weights(frame, tree);
        var distinct = new int[nodes.Length];
        weight = (int)model.Trees[tree].Leaves.Sum();
        for (var row = 0; row < frame.Count; row++)
        {
            for (var node = 0; weights[row] > 0; node = nodes[node].Child + (model.Bins.Bin(nodes[node].Feature, frame.Row(row)[nodes[node].Feature]) > nodes[node].Bin ? 1 : 0))
            {
                distinct[node]++;
                if (nodes[node].IsLeaf)
                    break;
            }
        }
        return distinct;
    }

    // sum(l^2)/nl + sum(r^2)/nr by definition; -infinity where a side has fewer than two distinct rows.
    private static double Gain(FeatureFrame frame, int[] weights, int feature, double cut)
    {
        var counts = new double[2, TradeActions.Count];
        var rows = new int[2];
        var total = new double[2];
        for (var row = 0; row < frame.Count; row++)
        {
            if (weights[row] == 0)
                continue;
            var side = frame.Row(row)[feature] <= cut ? 0 : 1;
            counts[side, (int)frame.Labels[row]] += weights[row];
            total[side] += weights[row];
            rows[side]++;
        }
        if (rows[0] < 2 || rows[1] < 2)
            return double.NegativeInfinity;
        var gain = 0.0;
        for (var side = 0; side < 2; side++)
        {
            for (var k = 0; k < TradeActions.Count; k++)
                gain += counts[side, k] * counts[side, k] / total[side];
        }
        return gain;
    }

    private sealed class Progressing(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
