namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class TreeModelBuilderTests
{
    [TestMethod]
    public void ForestOfTwoTreesIsTheMeanOfItsLeaves()
    {
        var builder = new TreeModelBuilder(TreeModelKind.Forest, ["a", "b"]);
        builder.AddTree().Split(0, 0, 1.5, 7, 3).Leaf(7, [1, 0, 3, 0, 0]).Split(3, 1, -2, 5, 9).Leaf(9, [0, 0, 0, 0, 2]).Leaf(5, [0, 1, 0, 1, 0]);
        builder.AddTree().Leaf(0, [1, 1, 1, 1, 1]);
        var model = builder.Build();
        Is(model.Predict([1.5, 9]), 0.225, 0.1, 0.475, 0.1, 0.1);
        Is(model.Predict([Math.BitIncrement(1.5), -2]), 0.1, 0.35, 0.1, 0.35, 0.1);
        Is(model.Predict([2, -1.9]), 0.1, 0.1, 0.1, 0.1, 0.6);
        Assert.AreEqual(TradeAction.Hold, model.Predict([0, 0]).Action);
    }

    [TestMethod]
    public void BoostingIsTheSoftmaxOfItsScoresAndMissingValuesGoWhereTheSplitSays()
    {
        var builder = new TreeModelBuilder(TreeModelKind.Boosting, ["a"], [TradeAction.Sell, TradeAction.Buy]) { TakesMissing = true };
        builder.SetBase(1, 0.5);
        builder.AddTree(1).Split(0, 0, 0, 1, 2, missingLeft: true).Leaf(1, 1.0).Leaf(2, -2.0);
        builder.AddTree(0).Split(0, 0, 3, 1, 2).Leaf(1, 0.25).Leaf(2, -0.25);
        var model = builder.Build();
        Odds(1.5 - 0.25, -1);
        Odds(-1.5 - 0.25, 1);
        Odds(-1.5 + 0.25, 4);
        Odds(1.5 + 0.25, double.NaN);

        void Odds(double score, double value)
        {
            var p = model.Predict([value]).Probabilities;
            Assert.AreEqual(1 / (1 + Math.Exp(-score)), p.Buy, 1e-12);
            Assert.IsLessThan(1e-30, p.StrongSell + p.Hold + p.StrongBuy);
        }
    }

    [TestMethod]
    [DataRow(SplitRule.LessOrEqual)]
    [DataRow(SplitRule.Less)]
    [DataRow(SplitRule.SingleLessOrEqual)]
    [DataRow(SplitRule.SingleLess)]
    public void RulesMeanWhatTheySayAtEveryNeighbour(SplitRule rule)
    {
        var random = new RandomStream(601);
        for (var i = 0; i < 2_000; i++)
        {
            var threshold = (i % 3) switch
            {
                0 => SyntheticTable.Normal(ref random),
                1 => (double)(float)SyntheticTable.Normal(ref random),
                _ => Half((float)SyntheticTable.Normal(ref random)),
            } * Math.Pow(10, random.NextInt(9) - 4);
            if (i == 0)
                threshold = 0;
            var builder = new TreeModelBuilder(TreeModelKind.Forest, ["a"]) { Rule = rule };
            builder.AddTree().Split(0, 0, threshold, 1, 2).Leaf(1, [1, 0, 0, 0, 0]).Leaf(2, [0, 0, 0, 0, 1]);
            var model = builder.Build();
            var single = (float)threshold;
            double[] values =
            [
                threshold, Math.BitIncrement(threshold), Math.BitDecrement(threshold), single, MathF.BitIncrement(single), MathF.BitDecrement(single),
                Half(single), Math.BitIncrement(Half(single)), Math.BitDecrement(Half(single)),
                Half(MathF.BitDecrement(single)), Math.BitIncrement(Half(MathF.BitDecrement(single))), Math.BitDecrement(Half(MathF.BitDecrement(single))),
            ];
            foreach (var value in values)
            {
                var left = rule switch
                {
                    SplitRule.LessOrEqual => value <= threshold,
                    SplitRule.Less => value < threshold,
                    SplitRule.SingleLessOrEqual => (float)value <= threshold,
                    _ => (float)value < (float)threshold,
                };
                Assert.AreEqual(left ? TradeAction.StrongSell : TradeAction.StrongBuy, model.Predict([value]).Action, $"{value:R} at {threshold:R}");
            }
        }

        static double Half(float value) => ((double)value + MathF.BitIncrement(value)) / 2;
    }

    [TestMethod]
    public void WhatIsNotATreeIsRefusedWithItsPlace()
    {
        Refuse("tree 0, node 2 is missing", t => t.Split(0, 0, 1, 1, 2).Leaf(1, One));
        Refuse("tree 0, node 1 has two parents", t => t.Split(0, 0, 1, 1, 2).Split(2, 0, 2, 1, 3).Leaf(1, One).Leaf(3, One));
        Refuse("tree 0, node 4 cannot be reached from the root", t => t.Leaf(0, One).Leaf(4, One));
        Refuse("tree 0, node 0 is there already", t => t.Leaf(0, One).Leaf(0, One));
        Refuse("tree 0, node 0 splits on feature 2: it must lie between 0 and 1", t => t.Split(0, 2, 1, 1, 2));
        Refuse("tree 0, node 0 has the threshold NaN", t => t.Split(0, 1, double.NaN, 1, 2));
        Refuse("tree 0, node 0 has the children 1 and 1", t => t.Split(0, 1, 0, 1, 1));
        Refuse("tree 0, node 0 has 2 class weights: there must be 5", t => t.Leaf(0, [1, 2]));
        Refuse("tree 0, node 0 has class weights that are all 0", t => t.Leaf(0, [0, 0, 0, 0, 0]));
        Refuse("tree 0, node 0 has the class weight -1", t => t.Leaf(0, [-1, 0, 0, 0, 5]));
        Refuse("tree 0, node 0 holds one score", t => t.Leaf(0, 1.0));
        Assert.Contains("no trees", Assert.ThrowsExactly<InvalidOperationException>(() => new TreeModelBuilder(TreeModelKind.Forest, ["a"]).Build()).Message, StringComparison.Ordinal);
        Assert.Contains("there must be 2 to 5 different actions", Assert.Throws<ArgumentException>(() => new TreeModelBuilder(TreeModelKind.Forest, ["a"], [TradeAction.Buy, TradeAction.Buy])).Message, StringComparison.Ordinal);
        Assert.Contains("all different", Assert.Throws<ArgumentException>(() => new TreeModelBuilder(TreeModelKind.Forest, ["a", "a"])).Message, StringComparison.Ordinal);

        static void Refuse(string text, Action<ImportedTree> grow)
        {
            var builder = new TreeModelBuilder(TreeModelKind.Forest, ["a", "b"]);
            var error = Assert.Throws<Exception>(() =>
            {
                grow(builder.AddTree());
                builder.Build();
            });
            Assert.Contains(text, error.Message, StringComparison.Ordinal);
        }
    }

    private static double[] One => [1, 0, 0, 0, 0];

    private static void Is(ActionPrediction prediction, params double[] expected)
    {
        for (var k = 0; k < expected.Length; k++)
            Assert.AreEqual(expected[k], prediction.Probabilities[(TradeAction)k], 1e-7);
    }
}
