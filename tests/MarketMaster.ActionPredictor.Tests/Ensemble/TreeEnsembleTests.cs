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
        var predictions = RandomEnsemble.Predictor(model).PredictWithConfidence(rows);
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
    [DataRow(0, 3, 7, 40, false)]
    [DataRow(0, 10, 32, 254, false)]
    [DataRow(1, 9, 25, 40, true)]
    [DataRow(0, 14, 33, 40, false)]
    [DataRow(1, 13, 40, 40, true)]
    [DataRow(0, 8, 130, 40, true)]
    [DataRow(1, 12, 200, 40, false)]
    [DataRow(0, 9, 25, 2_000, true)]
    [DataRow(0, 0, 3, 5, false)]
    public void RowsAloneInABatchAndWithoutWideRegistersGiveTheSameBits(int kind, int depth, int features, int cuts, bool missing)
    {
        var model = RandomEnsemble.Create((EnsembleKind)kind, seed: 15, features, trees: 41, depth, cuts, missing);
        var rows = RandomEnsemble.Rows(model, 701, seed: 16);
        var predictor = RandomEnsemble.Predictor(model);
        var alone = Enumerable.Range(0, rows.Count).Select(row => predictor.Predict(rows.Row(row))).ToArray();
        Assert.AreSequenceEqual(alone, predictor.PredictWithConfidence(rows));
        var binned = BinnedRows.Create(new(rows.Names, rows), model);
        var plain = new ActionPrediction[rows.Count];
        model.Predict(binned, plain, useKernel: false);
        Assert.AreSequenceEqual(alone, plain);
        for (var row = 0; row < rows.Count; row++)
            Assert.AreEqual(RandomEnsemble.Probabilities(model, rows.Row(row))[2], alone[row].Probabilities.Hold, 1e-7);
    }

    [TestMethod]
    public void ScoresOfAnySizeAreAddedUpWithoutOverflow()
    {
        TreeNode[] leaf = [new(0, 0, IsLeaf: true, 0)];
        foreach (var size in new[] { 1e-300, 1e-6, 1, 1e9, 1e200 })
        {
            var trees = TradeActions.All.Select(a => new DecisionTree(leaf, a, [a == TradeAction.Buy ? size : -size], [1], [0])).ToArray();
            var model = TreeEnsemble.Boosting(new([[]]), [.. trees, .. trees], [0, 0, 0, 0, 0]);
            var expected = 1 / (1 + (4 * Math.Exp(-4 * size)));
            Assert.AreEqual(expected, RandomEnsemble.Predictor(model).Predict([0.5]).Probabilities.Buy, 1e-12);
        }
    }
}
