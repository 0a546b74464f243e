namespace MarketMaster.Prediction;

/// <summary>Trees of scikit-learn as the script in the documentation writes them: forests, gradient boosting and histogram gradient boosting.</summary>
internal static class ScikitLearnJson
{
    public static TreeModelBuilder Read(JsonPlace root, TreeModelImportOptions options)
    {
        var kind = root["kind"].Text() switch
        {
            "forest" => TreeModelKind.Forest,
            "boosting" => TreeModelKind.Boosting,
            var other => throw root["kind"].Wrong($"'{other}' must be forest or boosting"),
        };
        var classes = root["classes"].Array();
        var model = options.Builder(kind, root["features"].Texts(), classes.Length, options.Classes ?? Actions(classes));
        model.Rule = root["precision"].Text() switch
        {
            "single" => SplitRule.SingleLessOrEqual,
            "double" => SplitRule.LessOrEqual,
            var other => throw root["precision"].Wrong($"'{other}' must be single or double"),
        };
        model.TakesMissing = root["takes_missing"].Flag();
        ReadBase(model, root);
        foreach (var tree in root["trees"].Array())
            ReadTree(model, tree);
        return model;
    }

    private static TradeAction[] Actions(JsonPlace[] classes) => Array.ConvertAll(classes, c =>
    {
        if (!c.IsText)
            return (TradeAction)c.Whole(0, TradeActions.Count - 1);
        return TradeActions.TryParse(c.Text(), out var action) ? action : throw c.Wrong($"'{c.Text()}' is no action: say which action each class is");
    });

    // Two classes have one score, that of the second class.
    private static void ReadBase(TreeModelBuilder model, JsonPlace root)
    {
        if (model.Kind == TreeModelKind.Forest)
            return;
        var scores = root["base"].Numbers();
        var first = model.Classes.Count == 2 ? 1 : 0;
        if (scores.Length != model.Classes.Count - first)
            throw root["base"].Wrong($"there are {scores.Length} base scores for {model.Classes.Count} classes");
        for (var k = 0; k < scores.Length; k++)
            model.SetBase(first + k, scores[k]);
    }

    private static void ReadTree(TreeModelBuilder model, JsonPlace source)
    {
        var tree = model.Kind == TreeModelKind.Forest ? model.AddTree() : model.AddTree(source["class"].Whole(0, model.Classes.Count - 1));
        var left = source["left"].Array();
        var (right, features, thresholds) = (Column("right"), Column("feature"), Column("threshold"));
        var (values, weights, gains) = (Column("value"), Column("weight"), Column("gain"));
        var missing = model.TakesMissing ? Column("missing_left") : [];
        for (var node = 0; node < left.Length; node++)
        {
            if (left[node].Whole(-1, left.Length - 1) is >= 0 and var child)
            {
                tree.Split(
                    node, features[node].Whole(0, 1023), thresholds[node].Number(), child, right[node].Whole(1, left.Length - 1),
                    missing.Length > 0 && missing[node].Flag(), Math.Max(0, gains[node].Number()));
            }
            else if (model.Kind == TreeModelKind.Forest)
            {
                tree.Leaf(node, values[node].Numbers());
            }
            else
            {
                tree.Leaf(node, values[node].Number(), weights[node].Number());
            }
        }

        JsonPlace[] Column(string name)
        {
            var column = source[name].Array();
            return column.Length == left.Length ? column : throw source[name].Wrong($"it has {column.Length} entries, and left has {left.Length}");
        }
    }
}
