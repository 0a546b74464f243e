namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class TreeEnsembleTests
{
    [TestMethod]
    [DataRow(0, 40, false)]
    [DataRow(0, 40, true)]
    [DataRow(1, 40, false)]
    [DataRow(1, 254, true)]
    [DataRow(0, 255, false)]
    [DataRow(0, 3_000, true)]
    [DataRow(1, 5_000, true)]
    public void ProbabilitiesAreWhatTheTreesSay(int kind, int cuts, bool missing)
    {
        var model = RandomEnsemble.Create((EnsembleKind)kind, seed: 5, cuts: cuts, missing: missing, perClass: kind == 0 ? [1, 2.5, 0.25, 1, 3] : null);
        Assert.AreEqual(cuts > 254, model.Bins.IsWide);
        var rows = RandomEnsemble.Rows(model, 400, seed: 6);
        var predictions = new ActionPrediction[rows.Count];
        model.Predict(new FeatureMap(rows.Names, rows), predictions);
        for (var row = 0; row < rows.Count; row++)
        {
            var expected = RandomEnsemble.Probabilities(model, rows.Row(row));
            var actual = predictions[row].Probabilities;
            foreach (var action in TradeActions.All)
                Assert.AreEqual(expected[(int)action], actual[action], kind == 0 ? 1e-7 : 1e-12);
            Assert.AreEqual(1, TradeActions.All.Sum(a => actual[a]), 1e-15);
            Assert.AreEqual(TradeActions.All.Max(a => actual[a]), predictions[row].Confidence);
        }
    }

    [TestMethod]
    public void ScoresOfAnySizeAreAddedUpWithoutOverflow()
    {
        TreeNode[] leaf = [new(0, 0, IsLeaf: true, 0)];
        foreach (var size in new[] { 1e-300, 1e-6, 1, 1e9, 1e200 })
        {
            var trees = TradeActions.All.Select(a => new DecisionTree(leaf, a, [a == TradeAction.Buy ? size : -size], [1], [0])).ToArray();
            var model = TreeEnsemble.Boosting(new([[]]), [.. trees, .. trees], [0, 0, 0, 0, 0]);
            var bins = new ushort[1];
            var expected = 1 / (1 + (4 * Math.Exp(-4 * size)));
            Assert.AreEqual(expected, model.Predict(bins).Probabilities.Buy, 1e-12);
        }
    }
}
