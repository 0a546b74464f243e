namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class MissingValueTests
{
    [TestMethod]
    [DataRow(ModelKind.RandomForest)]
    [DataRow(ModelKind.GradientBoosting)]
    public void DirectionIsLearnedWhereMissingMeansSomething(ModelKind kind)
    {
        // Low values and missing ones are sells, the others buys: missing must go left although its bin is the highest.
        var random = new RandomStream(1);
        var (values, labels) = (new double[2_000], new TradeAction[1_000]);
        for (var row = 0; row < 1_000; row++)
        {
            values[2 * row] = row % 3 == 0 ? double.NaN : SyntheticTable.Normal(ref random);
            values[(2 * row) + 1] = SyntheticTable.Normal(ref random);
            labels[row] = values[2 * row] > 0 ? TradeAction.Buy : TradeAction.Sell;
        }
        var frame = new FeatureFrame(["a", "b"], values, labels: labels);
        var model = ActionPredictor.Train(frame, options: new() { Kind = kind, MissingValues = MissingValues.Learn, MaxFeatures = 2 });
        Assert.IsGreaterThan(0.9, model.Predict([double.NaN, 0.3]).Probabilities.Sell);
        Assert.IsGreaterThan(0.9, model.Predict([-1, 0.3]).Probabilities.Sell);
        Assert.IsGreaterThan(0.9, model.Predict([1, 0.3]).Probabilities.Buy);
        Assert.IsGreaterThan(0.99, model.Report.Accuracy);
    }

    [TestMethod]
    [DataRow(ModelKind.RandomForest)]
    [DataRow(ModelKind.GradientBoosting)]
    public void HavingAValueIsASplit(ModelKind kind)
    {
        var random = new RandomStream(2);
        var (values, labels) = (new double[1_000], new TradeAction[1_000]);
        for (var row = 0; row < 1_000; row++)
            (values[row], labels[row]) = row % 2 == 0 ? (double.NaN, TradeAction.StrongBuy) : (SyntheticTable.Normal(ref random), TradeAction.Hold);
        var model = ActionPredictor.Train(new FeatureFrame(["a"], values, labels: labels), options: new() { Kind = kind, MissingValues = MissingValues.Learn });
        Assert.AreEqual(TradeAction.StrongBuy, model.Predict([double.NaN]).Action);
        foreach (var value in new[] { -9, -0.1, 0.1, 9, double.MaxValue })
            Assert.AreEqual(TradeAction.Hold, model.Predict([value]).Action);
        Assert.AreEqual(1, model.Model.Trees[(int)TradeAction.StrongBuy].Depth());
    }

    [TestMethod]
    [DataRow(ModelKind.RandomForest)]
    [DataRow(ModelKind.GradientBoosting)]
    public void ManyHolesCostLittleAndUnseenOnesFollowTheLargerSide(ModelKind kind)
    {
        var (train, test) = (SyntheticTable.Create(4_000, seed: 3), SyntheticTable.Create(4_000, seed: 4));
        var options = new ActionPredictorOptions { Kind = kind, MissingValues = MissingValues.Learn };
        var whole = ActionPredictor.Train(train, test, options);
        var holed = ActionPredictor.Train(WithHoles(train, seed: 5), WithHoles(test, seed: 6), options);
        Assert.IsGreaterThan(whole.Report.Accuracy - 0.08, holed.Report.Accuracy);
        // The whole table had no missing value: a row without any is some ordinary row, not the highest of all.
        var empty = whole.Predict(Enumerable.Repeat(double.NaN, train.Width).ToArray());
        var highest = whole.Predict(Enumerable.Repeat(1e6, train.Width).ToArray());
        Assert.AreNotEqual(highest.Probabilities, empty.Probabilities);
        foreach (var tree in whole.Model.Trees.Where(t => t.Nodes.Length > 1))
        {
            var weights = Weights(tree);
            for (var i = 0; i < tree.Nodes.Length; i++)
            {
                if (!tree.Nodes[i].IsLeaf && weights[tree.Nodes[i].Child] != weights[tree.Nodes[i].Child + 1])
                    Assert.AreEqual(weights[tree.Nodes[i].Child] > weights[tree.Nodes[i].Child + 1], tree.Nodes[i].MissingLeft);
            }
        }
    }

    [TestMethod]
    [DataRow(ModelKind.RandomForest)]
    [DataRow(ModelKind.GradientBoosting)]
    public void RefusedByDefaultAndInfinityAlways(ModelKind kind)
    {
        var frame = SyntheticTable.Create(300, seed: 7);
        var holed = WithHoles(frame, seed: 8);
        var refused = Assert.ThrowsExactly<InvalidMarketDataException>(() => ActionPredictor.Train(holed, options: new() { Kind = kind }));
        Assert.IsTrue(double.IsNaN(holed.Row((int)refused.Row!)[holed.Names.ToList().IndexOf(refused.Column!)]));
        Assert.ThrowsExactly<InvalidMarketDataException>(() => ActionPredictor.Train(frame, holed, new() { Kind = kind }));
        var values = holed.Values.ToArray();
        values[12] = double.PositiveInfinity;
        var infinite = new FeatureFrame(frame.Names, values, labels: frame.Labels.ToArray());
        var options = new ActionPredictorOptions { Kind = kind, MissingValues = MissingValues.Learn, Trees = 5 };
        Assert.AreEqual("f12", Assert.ThrowsExactly<InvalidMarketDataException>(() => ActionPredictor.Train(infinite, options: options)).Column);
        Assert.ThrowsExactly<InvalidMarketDataException>(() => ActionPredictor.Train(holed, options: options).Predict(infinite.Row(0)));
    }

    [TestMethod]
    public void WarmUpRowsNeedNotBeLeftOut()
    {
        var bars = TestBars.RandomWalk(600, seed: 1);
        var whole = TrainingData.FromBars(bars, new ForwardReturnLabels(20, 5), missingValues: MissingValues.Learn);
        var cut = TrainingData.FromBars(bars, new ForwardReturnLabels(20, 5));
        Assert.IsLessThan(cut.Train.Time[0], whole.Train.Time[0]);
        Assert.Contains(double.NaN, whole.Train.Values.ToArray());
        Assert.IsTrue(Enumerable.Range(0, whole.Train.Count).All(r => whole.Train.Row(r).ToArray().Any(double.IsFinite)));
        var model = ActionPredictor.Train(whole, new() { MissingValues = MissingValues.Learn, Trees = 10 });
        Assert.AreEqual(whole.Train.Count, model.Facts.Rows);
        Assert.ThrowsExactly<InvalidMarketDataException>(() => ActionPredictor.Train(whole, new() { Trees = 10 }));
    }

    internal static FeatureFrame WithHoles(FeatureFrame frame, ulong seed)
    {
        var random = new RandomStream(seed);
        var values = frame.Values.ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            // Every third feature keeps all its values.
            if (i % frame.Width % 3 != 0 && random.NextInt(6) == 0)
                values[i] = double.NaN;
        }
        return new(frame.Names, values, labels: frame.Labels.ToArray());
    }

    private static double[] Weights(DecisionTree tree)
    {
        var weights = new double[tree.Nodes.Length];
        for (var i = tree.Nodes.Length - 1; i >= 0; i--)
            weights[i] = tree.Nodes[i].IsLeaf ? tree.Weights[tree.Nodes[i].Child] : weights[tree.Nodes[i].Child] + weights[tree.Nodes[i].Child + 1];
        return weights;
    }
}
