namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class PredictionTests
{
    private static readonly FeatureFrame Train = SyntheticTable.Create(2_000, seed: 11);
    private static readonly FeatureFrame Test = SyntheticTable.Create(5_003, seed: 12);
    private static readonly ActionPredictor Model = ActionPredictor.Train(Train, options: new() { Trees = 50 });

    [TestMethod]
    public void RowAloneInABatchAndOnManyThreadsGivesTheSameBits()
    {
        var batch = Model.PredictWithConfidence(Test);
        var small = Model.PredictWithConfidence(Test.Slice(100, 37));
        var parallel = new ActionPrediction[Test.Count];
        Parallel.For(0, Test.Count, row => parallel[row] = Model.Predict(Test.Row(row)));
        Assert.AreSequenceEqual(batch, parallel);
        Assert.AreSequenceEqual(batch.Skip(100).Take(37), small);
    }

    [TestMethod]
    public void ProbabilitiesAreTheMeanOfLeafShares()
    {
        for (var row = 0; row < 200; row++)
        {
            var expected = new double[TradeActions.Count];
            foreach (var tree in Model.Model.Trees)
            {
                var node = tree.Nodes[0];
                while (!node.IsLeaf)
                    node = tree.Nodes[node.Child + (Test.Row(row)[node.Feature] <= Model.Model.Bins.Cuts(node.Feature)[node.Bin] ? 0 : 1)];
                var counts = tree.Leaves.AsSpan(node.Child * TradeActions.Count, TradeActions.Count).ToArray();
                for (var k = 0; k < counts.Length; k++)
                    expected[k] += counts[k] / (double)counts.Sum() / Model.Model.Trees.Length;
            }
            var prediction = Model.Predict(Test.Row(row));
            foreach (var action in TradeActions.All)
                Assert.AreEqual(expected[(int)action], prediction.Probabilities[action], 1e-7);
            Assert.AreEqual(1, TradeActions.All.Sum(a => prediction.Probabilities[a]), 1e-15 * 5);
            Assert.AreEqual(TradeActions.All.Max(a => prediction.Probabilities[a]), prediction.Confidence);
            Assert.AreEqual(prediction.Confidence, prediction.Probabilities[prediction.Action]);
        }
    }

    [TestMethod]
    public void SingleRowAllocatesNothing()
    {
        var row = Test.Row(0).ToArray();
        for (var i = 0; i < 100; i++)
            _ = Model.Predict(row);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            _ = Model.Predict(row);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void ColumnOrderAndExtraColumnsDoNotMatter()
    {
        var names = Test.Names.Reverse().Prepend("extra").ToArray();
        var values = new List<double>();
        for (var row = 0; row < 300; row++)
        {
            values.Add(double.NaN);
            values.AddRange(Test.Row(row).ToArray().Reverse());
        }
        var shuffled = new FeatureFrame(names, values.ToArray());
        Assert.AreSequenceEqual(Model.PredictProbabilities(Test.Slice(0, 300)), Model.PredictProbabilities(shuffled));
        Assert.AreSequenceEqual(Model.Predict(Test.Slice(0, 300)), Model.Predict(shuffled));
    }

    [TestMethod]
    public void MissingColumnsAreNamedWithWhatIsThere()
    {
        var frame = new FeatureFrame(["f0", "open"], new double[] { 1, 2 });
        var error = Assert.ThrowsExactly<ArgumentException>(() => Model.Predict(frame));
        Assert.Contains("Missing required columns: ['f1', 'f2',", error.Message, StringComparison.Ordinal);
        Assert.Contains("available: ['f0', 'open']", error.Message, StringComparison.Ordinal);
        Assert.Contains("the row has 2 values, the model needs 25: f0, f1", Assert.ThrowsExactly<ArgumentException>(() => Model.Predict([1.0, 2.0])).Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void FirstMissingValueIsNamedWhateverTheNumberOfRows()
    {
        foreach (var rows in new[] { 50, 5_000 })
        {
            var values = Test.Values[..(rows * Test.Width)].ToArray();
            values[(7 * Test.Width) + 3] = double.NaN;
            values[^1] = double.NaN;
            var error = Assert.ThrowsExactly<InvalidMarketDataException>(() => Model.Predict(new FeatureFrame(Test.Names, values)));
            Assert.AreEqual(7, error.Row);
            Assert.AreEqual("f3", error.Column, StringComparer.Ordinal);
        }
        var row = Test.Row(0).ToArray();
        row[4] = double.NaN;
        Assert.AreEqual("f4", Assert.ThrowsExactly<InvalidMarketDataException>(() => Model.Predict(row)).Column, StringComparer.Ordinal);
    }

    [TestMethod]
    public void BothImportancesFindTheFeaturesThatMatter()
    {
        var impurity = Model.Importance();
        Assert.AreEqual(1, impurity.Sum(i => i.Importance), 1e-12);
        Assert.IsTrue(impurity.All(i => i.StandardError is >= 0 and < 0.1));
        Assert.AreEqual("f0", impurity.MaxBy(i => i.Importance)!.Feature, StringComparer.Ordinal);
        var permutation = Model.PermutationImportance(Test.Slice(0, 1_500), repeats: 3);
        Assert.AreEqual("f0", permutation.MaxBy(i => i.Importance)!.Feature, StringComparer.Ordinal);
        Assert.IsGreaterThan(0.1, permutation[0].Importance);
        Assert.IsTrue(permutation.Skip(5).All(i => Math.Abs(i.Importance) < 0.02), "columns that decide nothing cost nothing");
        Assert.AreSequenceEqual(permutation.ToArray(), Model.PermutationImportance(Test.Slice(0, 1_500), repeats: 3).ToArray());
    }

    [TestMethod]
    public void EmptyFrameGivesNoPredictions() => Assert.IsEmpty(Model.Predict(Test.Slice(0, 0)));
}
