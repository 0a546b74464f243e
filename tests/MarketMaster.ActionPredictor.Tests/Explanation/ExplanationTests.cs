using System.Numerics;

namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class ExplanationTests
{
    [TestMethod]
    [DataRow(5, 4, 12)]
    [DataRow(6, 9, 5)]
    [DataRow(8, 12, 3)]
    public void EqualsShapleyValuesByEnumeration(int features, int depth, int trees)
    {
        // All 2^n sets of known features, with the weights of Shapley (1953); deep trees split on the same feature again and again.
        var model = ActionPredictor.Train(SyntheticTable.Create(600, seed: 91, features: features), options: new() { Trees = trees, MaxDepth = depth });
        var rows = SyntheticTable.Create(12, seed: 92, features: features);
        for (var row = 0; row < rows.Count; row++)
        {
            var explanation = model.Explain(rows.Row(row));
            var expected = ByEnumeration(model, rows.Row(row).ToArray(), out var nothing);
            foreach (var action in TradeActions.All)
            {
                Assert.AreEqual(nothing[(int)action], explanation.BaseValue[action], 1e-12);
                for (var f = 0; f < features; f++)
                    Assert.AreEqual(expected[f][(int)action], explanation[action, f], 1e-12);
            }
        }
    }

    [TestMethod]
    [DataRow(10, 25)]
    [DataRow(20, 25)]
    [DataRow(32, 40)]
    public void BaseAndContributionsAddUpToTheProbability(int depth, int features)
    {
        var model = ActionPredictor.Train(SyntheticTable.Create(3_000, seed: 93, features: features), options: new() { Trees = 40, MaxDepth = depth, MinSamplesSplit = 2, MinSamplesLeaf = 1 });
        var rows = SyntheticTable.Create(60, seed: 94, features: features);
        for (var row = 0; row < rows.Count; row++)
        {
            var explanation = model.Explain(rows.Row(row));
            Assert.AreEqual(model.Predict(rows.Row(row)), explanation.Prediction);
            foreach (var action in TradeActions.All)
            {
                var sum = explanation.BaseValue[action] + Enumerable.Range(0, features).Sum(f => explanation[action, f]);
                Assert.AreEqual(explanation.Prediction.Probabilities[action], sum, 1e-7);
            }
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void ScoresOfBoostingAreExplained(bool missing)
    {
        const int Features = 6;
        var model = RandomEnsemble.Create(EnsembleKind.Boosting, seed: 97, Features, trees: 12, depth: 7, missing: missing);
        var predictor = RandomEnsemble.Predictor(model);
        var rows = RandomEnsemble.Rows(model, 12, seed: 98);
        for (var row = 0; row < rows.Count; row++)
        {
            var explanation = predictor.Explain(rows.Row(row));
            Assert.AreEqual(ExplanationUnit.Score, explanation.Unit);
            var expected = ByEnumeration(predictor, rows.Row(row).ToArray(), out var nothing);
            var powers = TradeActions.All.Select(a => Math.Exp(explanation.Total(a))).ToArray();
            foreach (var action in TradeActions.All)
            {
                Assert.AreEqual(nothing[(int)action], explanation.BaseValue[action], 1e-12);
                for (var f = 0; f < Features; f++)
                    Assert.AreEqual(expected[f][(int)action], explanation[action, f], 1e-12);
                Assert.AreEqual(explanation.Prediction.Probabilities[action], powers[(int)action] / powers.Sum(), 1e-7);
            }
        }
    }

    [TestMethod]
    public void GaussLegendreIntegratesPolynomialsExactly()
    {
        for (var count = 1; count <= 16; count++)
        {
            var (points, weights) = GaussLegendre.Rule(count);
            for (var power = 0; power < 2 * count; power++)
                Assert.AreEqual(1.0 / (power + 1), points.Zip(weights).Sum(p => p.Second * Math.Pow(p.First, power)), 1e-14);
        }
    }

    [TestMethod]
    public void PartialDependenceIsTheMeanOverChangedRows()
    {
        var model = ActionPredictor.Train(SyntheticTable.Create(1_000, seed: 95), options: new() { Trees = 20 });
        var rows = SyntheticTable.Create(150, seed: 96);
        var curve = model.PartialDependence(rows, "f1", points: 7);
        Assert.HasCount(7, curve);
        Assert.AreEqual(rows.Column("f1").Min(), curve[0].Value);
        Assert.AreEqual(rows.Column("f1").Max(), curve[^1].Value);
        foreach (var point in curve)
        {
            var values = rows.Values.ToArray();
            for (var row = 0; row < rows.Count; row++)
                values[(row * rows.Width) + 1] = point.Value;
            var expected = model.PredictProbabilities(new FeatureFrame(rows.Names, values));
            foreach (var action in TradeActions.All)
                Assert.AreEqual(expected.Average(p => p[action]), point.Probabilities[action], 1e-12);
        }
        Assert.IsGreaterThan(0.1, curve[^1].Probabilities.StrongBuy + curve[^1].Probabilities.Buy - curve[0].Probabilities.StrongBuy - curve[0].Probabilities.Buy);
        Assert.Contains("no feature 'f99'", Assert.ThrowsExactly<ArgumentException>(() => model.PartialDependence(rows, "f99")).Message, StringComparison.Ordinal);
    }

    private static double[][] ByEnumeration(ActionPredictor model, double[] row, out double[] nothing)
    {
        var n = row.Length;
        var values = Enumerable.Range(0, 1 << n).Select(known => Value(model.Model, row, known)).ToArray();
        nothing = values[0];
        return [.. Enumerable.Range(0, n).Select(f => Enumerable.Range(0, 5).Select(k => Enumerable.Range(0, 1 << n)
            .Where(set => (set & (1 << f)) == 0)
            .Sum(set => (values[set | (1 << f)][k] - values[set][k]) * Factorial(BitOperations.PopCount((uint)set)) * Factorial(n - BitOperations.PopCount((uint)set) - 1) / Factorial(n))).ToArray())];
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);

    private static double[] Value(TreeEnsemble model, double[] row, int known)
    {
        var sum = model.Kind == EnsembleKind.Averaging ? new double[5] : [.. model.PerClass];
        foreach (var tree in model.Trees)
        {
            var value = Node(0);
            for (var k = 0; k < 5; k++)
                sum[k] += tree.Action is null ? value[k] / model.Trees.Length : (int)tree.Action == k ? value[0] : 0;

            double[] Node(int index)
            {
                var node = tree.Nodes[index];
                if (node.IsLeaf)
                {
                    if (tree.Action is not null)
                        return [tree.Leaves[node.Child]];
                    var counts = tree.Leaves.AsSpan(node.Child * 5, 5).ToArray();
                    return [.. counts.Select(c => c / counts.Sum())];
                }
                if ((known & (1 << node.Feature)) != 0)
                    return Node(node.Child + (GoesLeft(node, row[node.Feature]) ? 0 : 1));
                double left = Weight(node.Child), right = Weight(node.Child + 1);
                return [.. Node(node.Child).Zip(Node(node.Child + 1), (l, r) => ((left * l) + (right * r)) / (left + right))];
            }

            bool GoesLeft(TreeNode node, double value) =>
                double.IsNaN(value) ? node.MissingLeft : node.Bin == model.Bins.Cuts(node.Feature).Length || value <= model.Bins.Cuts(node.Feature)[node.Bin];

            double Weight(int index) => tree.Nodes[index].IsLeaf
                ? tree.Weights[tree.Nodes[index].Child]
                : Weight(tree.Nodes[index].Child) + Weight(tree.Nodes[index].Child + 1);
        }
        return sum;
    }
}
