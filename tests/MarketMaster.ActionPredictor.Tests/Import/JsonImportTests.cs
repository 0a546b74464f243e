using System.Text;

namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class JsonImportTests
{
    private const string Xgboost = """
        {"learner":{"attributes":{},"feature_names":["rsi","macd"],
         "gradient_booster":{"name":"gbtree","model":{"gbtree_model_param":{"num_parallel_tree":"1","num_trees":"2"},"tree_info":[0,1],"trees":[
          {"left_children":[1,-1,-1],"right_children":[2,-1,-1],"split_indices":[0,0,0],"split_conditions":[5E-1,1E0,-1E0],"default_left":[1,0,0],"loss_changes":[3E0,0E0,0E0],"sum_hessian":[2E0,1E0,1E0],"split_type":[0,0,0]},
          {"left_children":[-1],"right_children":[-1],"split_indices":[0],"split_conditions":[2.5E-1],"default_left":[0],"loss_changes":[0E0],"sum_hessian":[0E0]}]}},
         "learner_model_param":{"base_score":"5E-1","num_class":"2","num_feature":"2"},"objective":{"name":"multi:softprob"}},"version":[1,7,4]}
        """;

    private static readonly TreeModelImportOptions Two = new() { Classes = [TradeAction.Sell, TradeAction.Buy] };

    [TestMethod]
    public void HandWrittenXgboostModelGivesHandComputedProbabilities()
    {
        var model = Import(Xgboost);
        // The value below one half in single precision goes left; half itself and what rounds to it goes right; a missing one left.
        Assert.AreEqual(Sigmoid(0.25 - 1), model.Predict([0.4999, 0]).Probabilities.Buy, 1e-12);
        Assert.AreEqual(Sigmoid(0.25 + 1), model.Predict([0.5, 0]).Probabilities.Buy, 1e-12);
        Assert.AreEqual(Sigmoid(0.25 + 1), model.Predict([Math.BitDecrement(0.5), 0]).Probabilities.Buy, 1e-12);
        Assert.AreEqual(Sigmoid(0.25 - 1), model.Predict([double.NaN, 0]).Probabilities.Buy, 1e-12);
        // Since 3.1 the base score has one number per class.
        var vector = Import(Xgboost.Replace("\"5E-1\"", "\"[1E0,2E0]\"", StringComparison.Ordinal));
        Assert.AreEqual(Sigmoid(0.25 + 1 + 1), vector.Predict([0.5, 0]).Probabilities.Buy, 1e-12);
    }

    [TestMethod]
    [DataRow("\"gbtree\"", "\"dart\"", "learner.gradient_booster.name: booster 'dart' cannot be imported")]
    [DataRow("multi:softprob", "reg:squarederror", "learner.objective.name: objective 'reg:squarederror' cannot be imported")]
    [DataRow("\"num_class\":\"2\"", "\"num_class\":\"7\"", "learner.learner_model_param.num_class: 7 must be a whole number between 2 and 5")]
    [DataRow("\"tree_info\":[0,1]", "\"tree_info\":[0,4]", "learner.gradient_booster.model.tree_info[1]: 4 must be a whole number between 0 and 1")]
    [DataRow("\"tree_info\":[0,1]", "\"tree_info\":[0]", "there are 1 classes for 2 trees")]
    [DataRow("\"left_children\":[1,-1,-1]", "\"left_children\":[1,9,-1]", "trees[0].left_children[1]: 9 must be a whole number between -1 and 2")]
    [DataRow("\"left_children\":[1,-1,-1]", "\"left_children\":[1,1,-1]", "trees[0].right_children[1]: -1 must be a whole number between 0 and 2")]
    [DataRow("\"split_indices\":[0,0,0]", "\"split_indices\":[0,0]", "trees[0].split_indices: it has 2 entries, and left_children has 3")]
    [DataRow("\"split_indices\":[0,0,0]", "\"split_indices\":[4,0,0]", "tree 0, node 0 splits on feature 4")]
    [DataRow("\"split_type\":[0,0,0]", "\"split_type\":[1,0,0]", "trees[0].split_type[0]: splits by category cannot be imported")]
    [DataRow("\"split_conditions\":[5E-1,1E0,-1E0]", "\"split_conditions\":[5E-1,\"x\",-1E0]", "trees[0].split_conditions[1]: it must be a number")]
    [DataRow("\"trees\"", "\"woods\"", "learner.gradient_booster.model: there is no 'trees'")]
    [DataRow("[\"rsi\",\"macd\"]", "[\"rsi\"]", "learner.feature_names: there are 1 names for 2 features")]
    [DataRow("\"learner\":", "\"teacher\":", "neither a 'learner'")]
    [DataRow("\"version\":[1,7,4]}", "\"version\":[1,7,4]", "cannot import 'model'")]
    public void MalformedXgboostIsRefusedWithItsPlace(string from, string to, string error)
    {
        var text = Xgboost.Replace(from, to, StringComparison.Ordinal);
        Assert.AreNotEqual(Xgboost, text);
        Assert.Contains(error, Assert.ThrowsExactly<InvalidModelException>(() => Import(text)).Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void NamesOfActionsAndNumbersAreUnderstoodAsClasses()
    {
        const string text = """{"kind":"forest","precision":"single","takes_missing":false,"features":["a"],"classes":["sell","strong_buy"],"base":[],"trees":[{"left":[-1],"right":[-1],"feature":[0],"threshold":[0],"weight":[4],"gain":[0],"missing_left":[false],"value":[[1,3]]}]}""";
        Assert.AreEqual(0.75, Import(text, new()).Predict([0]).Probabilities.StrongBuy, 1e-9);
        Assert.AreEqual(0.75, Import(text.Replace("""["sell","strong_buy"]""", "[1,3]", StringComparison.Ordinal), new()).Predict([0]).Probabilities.Buy, 1e-9);
        var error = Assert.ThrowsExactly<InvalidModelException>(() => Import(text.Replace("\"sell\"", "\"cat\"", StringComparison.Ordinal), new()));
        Assert.Contains("classes[0]: 'cat' is no action", error.Message, StringComparison.Ordinal);
        Assert.Contains("kind: 'wood' must be forest or boosting", Assert.ThrowsExactly<InvalidModelException>(() => Import(text.Replace("forest", "wood", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void MissingFileIsNamed() =>
        Assert.Contains("no model file 'nowhere.json'", Assert.ThrowsExactly<FileNotFoundException>(() => TreeModelImport.Load("nowhere.json")).Message, StringComparison.Ordinal);

    private static double Sigmoid(double score) => 1 / (1 + Math.Exp(-score));

    private static ActionPredictor Import(string text, TreeModelImportOptions? options = null) => TreeModelImport.Read(Encoding.UTF8.GetBytes(text), options ?? Two);
}
