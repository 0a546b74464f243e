using System.Globalization;

namespace MarketMaster.Prediction;

/// <summary>
/// XGBoost's model as JSON: gbtree with softmax or logistic objective, boosted or as a random forest. A value goes left where it
/// is below the threshold, both in single precision; a missing one goes where the split says.
/// </summary>
internal static class XgboostJson
{
    public static TreeModelBuilder Read(JsonPlace root, TreeModelImportOptions options)
    {
        var learner = root["learner"];
        var booster = learner["gradient_booster"];
        if (booster["name"].Text() is not "gbtree" and var other)
            throw booster["name"].Wrong($"booster '{other}' cannot be imported: it must be gbtree");
        var parameters = learner["learner_model_param"];
        var objective = learner["objective"]["name"].Text();
        var isBinary = objective == "binary:logistic";
        if (!isBinary && objective is not ("multi:softprob" or "multi:softmax"))
            throw learner["objective"]["name"].Wrong($"objective '{objective}' cannot be imported: it must be multi:softprob, multi:softmax or binary:logistic");
        var classes = isBinary ? 2 : parameters["num_class"].Whole(2, TradeActions.Count);
        var model = options.Builder(TreeModelKind.Boosting, Features(learner, parameters["num_feature"].Whole(1, 1024)), classes);
        (model.Rule, model.TakesMissing) = (SplitRule.SingleLess, true);
        SetBase(model, parameters["base_score"].Text(), isBinary);
        ReadTrees(model, learner, booster["model"], isBinary);
        return model;
    }

    private static string[] Features(JsonPlace learner, int count)
    {
        var named = learner.Has("feature_names") ? learner["feature_names"].Texts() : [];
        if (named.Length == 0)
            return [.. Enumerable.Range(0, count).Select(i => $"f{i}")];
        return named.Length == count ? named : throw learner["feature_names"].Wrong($"there are {named.Length} names for {count} features");
    }

    // One number, or since version 3.1 one in brackets for each class. For a logistic objective it is a probability.
    private static void SetBase(TreeModelBuilder model, string text, bool isBinary)
    {
        var scores = text.Trim('[', ']').Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var score)
            ? score
            : throw new FormatException($"learner.learner_model_param.base_score: '{text}' is no number")).ToArray();
        if (isBinary)
            model.SetBase(1, Math.Log(scores[0] / (1 - scores[0])));
        else
            for (var k = 0; k < model.Classes.Count; k++)
                model.SetBase(k, scores.Length == 1 ? scores[0] : scores[k]);
    }

    private static void ReadTrees(TreeModelBuilder model, JsonPlace learner, JsonPlace booster, bool isBinary)
    {
        var (trees, classes) = (booster["trees"].Array(), booster["tree_info"].Array());
        if (classes.Length != trees.Length)
            throw booster["tree_info"].Wrong($"there are {classes.Length} classes for {trees.Length} trees");
        var count = trees.Length;
        // With early stopping the file holds the rounds after the best too, and XGBoost's classifier leaves them out.
        if (learner.Has("attributes") && learner["attributes"].Has("best_iteration"))
        {
            var rounds = learner["attributes"]["best_iteration"].Whole(0, int.MaxValue - 1) + 1;
            var parallel = booster["gbtree_model_param"].Has("num_parallel_tree") ? booster["gbtree_model_param"]["num_parallel_tree"].Whole(1, int.MaxValue) : 1;
            count = (int)Math.Min(count, (long)rounds * parallel * (isBinary ? 1 : model.Classes.Count));
        }
        for (var i = 0; i < count; i++)
            ReadTree(model.AddTree(isBinary ? 1 : classes[i].Whole(0, model.Classes.Count - 1)), trees[i]);
    }

    private static void ReadTree(ImportedTree tree, JsonPlace source)
    {
        var left = source["left_children"].Array();
        var (right, features, values) = (Column("right_children"), Column("split_indices"), Column("split_conditions"));
        var (missing, gains, weights) = (Column("default_left"), Column("loss_changes"), Column("sum_hessian"));
        var types = source.Has("split_type") ? Column("split_type") : [];
        // From the root on: pruned nodes stay in the file but nothing leads to them.
        var open = new Stack<int>([0]);
        for (var seen = 0; open.TryPop(out var node); seen++)
        {
            if (seen >= left.Length)
                throw source["left_children"].Wrong("the tree runs in a circle");
            var first = left[node].Whole(-1, left.Length - 1);
            if (first < 0)
            {
                // A leaf without weight has been reached by no row that counts.
                tree.Leaf(node, (double)values[node].Single(), Math.Max(weights[node].Single(), float.Epsilon));
                continue;
            }
            if (types.Length > 0 && types[node].Whole(0, 1) == 1)
                throw types[node].Wrong("splits by category cannot be imported");
            var second = right[node].Whole(0, left.Length - 1);
            tree.Split(node, features[node].Whole(0, 1023), values[node].Single(), first, second, missing[node].Flag(), Math.Max(0, gains[node].Single()));
            open.Push(first);
            open.Push(second);
        }

        JsonPlace[] Column(string name)
        {
            var column = source[name].Array();
            return column.Length == left.Length ? column : throw source[name].Wrong($"it has {column.Length} entries, and left_children has {left.Length}");
        }
    }
}
