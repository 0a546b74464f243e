using System.Globalization;
using System.Text;

namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class LightGbmImportTests
{
    // Written from the documented format: two rounds of three classes. decision_type: 1 category, 2 missing goes left, 8 NaN is missing.
    private const string Text = """
        tree
        version=v4
        num_class=3
        num_tree_per_iteration=3
        label_index=0
        max_feature_idx=1
        objective=multiclass num_class:3
        feature_names=rsi macd
        feature_infos=[0:100] [-1:1]
        tree_sizes=300 300 300 300 300 300

        Tree=0
        num_leaves=3
        num_cat=0
        split_feature=0 1
        split_gain=10 5
        threshold=30.000000000000004 1.0000000180025095e-35
        decision_type=10 2
        left_child=-1 -2
        right_child=1 -3
        leaf_value=0.5 -0.25 0.125
        leaf_weight=10 10 10
        leaf_count=40 30 30
        internal_value=0 0
        internal_weight=0 0
        internal_count=100 60
        is_linear=0
        shrinkage=1

        Tree=1
        num_leaves=2
        num_cat=0
        split_feature=1
        split_gain=7
        threshold=-0.5
        decision_type=8
        left_child=-1
        right_child=-2
        leaf_value=1 -1
        leaf_count=50 50
        is_linear=0
        shrinkage=1

        Tree=2
        num_leaves=1
        num_cat=0
        leaf_value=-0.75
        is_linear=0
        shrinkage=1

        Tree=3
        num_leaves=1
        num_cat=0
        leaf_value=0.1
        is_linear=0
        shrinkage=1

        Tree=4
        num_leaves=2
        num_cat=0
        split_feature=0
        split_gain=3
        threshold=70
        decision_type=0
        left_child=-1
        right_child=-2
        leaf_value=0.2 -0.3
        leaf_count=80 20
        is_linear=0
        shrinkage=0.1

        Tree=5
        num_leaves=1
        num_cat=0
        leaf_value=0.4
        is_linear=0
        shrinkage=1

        end of trees

        feature_importances:
        rsi=2
        macd=2

        parameters:
        [boosting: gbdt]
        end of parameters

        pandas_categorical:null
        """;

    private static readonly TreeModelImportOptions Three = new() { Classes = [TradeAction.Sell, TradeAction.Hold, TradeAction.Buy] };

    [TestMethod]
    // rsi, macd, and by hand the scores of the three classes: tree 0 + 3, 1 + 4, 2 + 5.
    [DataRow(30.000000000000004, 0.0, 0.5 + 0.1, -1 + 0.2)]
    [DataRow(30.000000000000007, 0.0, -0.25 + 0.1, -1 + 0.2)]
    [DataRow(70.0, 1e-300, -0.25 + 0.1, -1 + 0.2)]
    [DataRow(70.00000000000001, 0.001, 0.125 + 0.1, -1 - 0.3)]
    [DataRow(50.0, -0.5, -0.25 + 0.1, 1 + 0.2)]
    // rsi missing goes left at the first tree, and counts as 0 at the fifth; macd missing counts as 0 in tree 0 and goes right in tree 1.
    [DataRow(double.NaN, 0.3, 0.5 + 0.1, -1 + 0.2)]
    [DataRow(50.0, double.NaN, -0.25 + 0.1, -1 + 0.2)]
    public void HandComputedProbabilities(double rsi, double macd, double sell, double hold)
    {
        const double buy = -0.75 + 0.4;
        Is(Import(Text).Predict([rsi, macd]), Math.Exp(sell), Math.Exp(hold), Math.Exp(buy));
        // As a random forest the scores are means over the two rounds.
        Is(Import(Text.Replace("label_index=0", "average_output", StringComparison.Ordinal)).Predict([rsi, macd]), Math.Exp(sell / 2), Math.Exp(hold / 2), Math.Exp(buy / 2));
    }

    [TestMethod]
    public void BinaryObjectiveIsALogisticCurve()
    {
        var text = """
            tree
            num_class=1
            num_tree_per_iteration=1
            max_feature_idx=0
            objective=binary sigmoid:0.8
            feature_names=x
            Tree=0
            num_leaves=2
            num_cat=0
            split_feature=0
            threshold=1
            decision_type=2
            left_child=-1
            right_child=-2
            leaf_value=0.6 -1.2
            end of trees
            """;
        var model = Import(text, new() { Classes = [TradeAction.Sell, TradeAction.Buy] });
        Assert.AreEqual(1 / (1 + Math.Exp(-0.8 * 0.6)), model.Predict([1]).Probabilities.Buy, 1e-12);
        Assert.AreEqual(1 / (1 + Math.Exp(0.8 * 1.2)), model.Predict([1.5]).Probabilities.Buy, 1e-12);
    }

    [TestMethod]
    [DataRow("decision_type=10 2", "decision_type=10 1", "node 1 splits by category")]
    [DataRow("decision_type=10 2", "decision_type=4 2", "node 0 treats 0 as missing")]
    [DataRow("decision_type=10 2", "decision_type=10", "line 18: decision_type has 1 numbers: there must be 2")]
    [DataRow("leaf_value=0.5 -0.25 0.125", "leaf_value=0.5 x 0.125", "line 21: leaf_value holds 'x'")]
    [DataRow("left_child=-1 -2", "left_child=-1 -9", "line 19: left_child: -9 must be a whole number between -3 and 1")]
    [DataRow("left_child=-1 -2", "left_child=-1 1", "node 1")]
    [DataRow("objective=multiclass num_class:3", "objective=regression", "line 7: objective: 'regression' cannot be imported")]
    [DataRow("feature_names=rsi macd", "feature_names=rsi", "line 8: feature_names: there are 1 names")]
    [DataRow("is_linear=0", "is_linear=1", "linear trees cannot be imported")]
    [DataRow("end of trees", "the end", "the file ends before 'end of trees'")]
    [DataRow("split_feature=0 1", "split_feature=0 5", "splits on feature 5: it must lie between 0 and 1")]
    [DataRow("tree\nversion", "forest\nversion", "line 1: it must be 'tree'")]
    [DataRow("num_leaves=3\n", "", "tree 0, from line 12 on, has no num_leaves")]
    public void MalformedTextIsRefusedWithItsLine(string from, string to, string error)
    {
        var text = Text.Replace(from, to, StringComparison.Ordinal);
        Assert.AreNotEqual(Text, text);
        Assert.Contains(error, Assert.ThrowsExactly<InvalidModelException>(() => Import(text)).Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void ClassesMustBeNamedWhereTheyAreNotFive()
    {
        Assert.Contains("the model has 3 classes: say which action", Assert.ThrowsExactly<InvalidModelException>(() => Import(Text, new())).Message, StringComparison.Ordinal);
        Assert.Contains("2 actions are given and the model has 3", Assert.ThrowsExactly<InvalidModelException>(() => Import(Text, new() { Classes = [TradeAction.Sell, TradeAction.Buy] })).Message, StringComparison.Ordinal);
        Assert.Contains("1 feature names are given", Assert.ThrowsExactly<InvalidModelException>(() => Import(Text, Three with { Features = ["a"] })).Message, StringComparison.Ordinal);
        Assert.AreSequenceEqual(new[] { "a", "b" }, Import(Text, Three with { Features = ["a", "b"] }).FeatureNames);
    }

    [TestMethod]
    public void AnyDamageIsRefusedOrGivesAModel()
    {
        var random = new RandomStream(611);
        for (var i = 0; i < 3_000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Text);
            for (var change = 0; change <= i % 4; change++)
                bytes[random.NextInt(bytes.Length)] = (byte)random.NextInt(256);
            try
            {
                TreeModelImport.Read(bytes, Three).Predict([1, 2]);
            }
            catch (InvalidModelException error)
            {
                Assert.Contains("cannot import", error.Message, StringComparison.Ordinal);
            }
        }
    }

    private static ActionPredictor Import(string text, TreeModelImportOptions? options = null) => TreeModelImport.Read(Encoding.UTF8.GetBytes(text), options ?? Three);

    private static void Is(ActionPrediction prediction, params double[] odds)
    {
        var p = prediction.Probabilities;
        foreach (var (expected, actual) in odds.Zip([p.Sell, p.Hold, p.Buy]))
            Assert.AreEqual(expected / odds.Sum(), actual, 1e-12, expected.ToString(CultureInfo.InvariantCulture));
    }
}
