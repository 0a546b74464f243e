using System.Globalization;

namespace MarketMaster.Prediction;

/// <summary>
/// LightGBM's model as text: objectives multiclass and binary, boosted or as a random forest. A value goes left where it is at most
/// the threshold. A missing one counts as 0 where training saw none, else it goes where the split says.
/// </summary>
internal static class LightGbmText
{
    private const int Categorical = 1;
    private const int DefaultLeft = 2;
    private const int MissingShift = 2;
    private const int MissingIsZero = 1;
    private const int MissingIsNaN = 2;

    public static TreeModelBuilder Read(string text, TreeModelImportOptions options)
    {
        var (head, trees) = Sections(text);
        var features = head.Text("feature_names").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (features.Length != head.Whole("max_feature_idx", 0, 1023) + 1)
            throw head.Wrong("feature_names", $"there are {features.Length} names for {head.Text("max_feature_idx")} as greatest feature");
        var objective = head.Text("objective").Split(' ');
        var isBinary = objective[0] == "binary";
        if (!isBinary && objective[0] != "multiclass")
            throw head.Wrong("objective", $"'{objective[0]}' cannot be imported: it must be multiclass or binary");
        var perRound = head.Whole("num_tree_per_iteration", 1, TradeActions.Count);
        var model = options.Builder(TreeModelKind.Boosting, features, isBinary ? 2 : perRound);
        model.TakesMissing = true;
        if (trees.Count == 0 || trees.Count % perRound != 0)
            throw head.Wrong("num_tree_per_iteration", $"there are {trees.Count} trees: it must be a multiple of {perRound}, and not 0");
        // A random forest's scores are means over its rounds.
        var scale = (head.Has("average_output") ? perRound / (double)trees.Count : 1) * (isBinary ? Steepness(head, objective) : 1);
        for (var i = 0; i < trees.Count; i++)
            ReadTree(model.AddTree(isBinary ? 1 : i % perRound), trees[i], scale);
        return model;
    }

    private static (LightGbmSection Head, List<LightGbmSection> Trees) Sections(string text)
    {
        var head = new LightGbmSection("the head", 1);
        List<LightGbmSection> trees = [];
        var lines = text.Split('\n');
        if (lines[0].Trim() != "tree")
            throw new FormatException("line 1: it must be 'tree', as in LightGBM's text format");
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line == "end of trees")
                return (head, trees);
            if (line.StartsWith("Tree=", StringComparison.Ordinal))
                trees.Add(new($"tree {trees.Count}", i + 1));
            else if (line.Length > 0)
                (trees.Count == 0 ? head : trees[^1]).Add(line, i + 1);
        }
        throw new FormatException($"line {lines.Length}: the file ends before 'end of trees'");
    }

    private static double Steepness(LightGbmSection head, string[] objective)
    {
        var given = objective.FirstOrDefault(o => o.StartsWith("sigmoid:", StringComparison.Ordinal));
        return given is null ? 1
            : double.TryParse(given.AsSpan("sigmoid:".Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
            : throw head.Wrong("objective", $"'{given}' holds no number");
    }

    private static void ReadTree(ImportedTree tree, LightGbmSection source, double scale)
    {
        if (source.Has("is_linear") && source.Whole("is_linear", 0, 1) == 1)
            throw source.Wrong("is_linear", "linear trees cannot be imported");
        var leaves = source.Whole("num_leaves", 1, int.MaxValue);
        var splits = leaves - 1;
        var scores = source.Numbers("leaf_value", leaves);
        var counts = source.Has("leaf_count") && splits > 0 ? source.Numbers("leaf_count", leaves) : [.. Enumerable.Repeat(1.0, leaves)];
        for (var leaf = 0; leaf < leaves; leaf++)
            tree.Leaf(splits + leaf, scores[leaf] * scale, Math.Max(counts[leaf], 1));
        if (splits == 0)
            return;
        var features = source.Wholes("split_feature", splits, 0, 1023);
        var (thresholds, types) = (source.Numbers("threshold", splits), source.Wholes("decision_type", splits, 0, 15));
        var (left, right) = (source.Wholes("left_child", splits, -leaves, splits - 1), source.Wholes("right_child", splits, -leaves, splits - 1));
        var gains = source.Has("split_gain") ? source.Numbers("split_gain", splits) : new double[splits];
        for (var node = 0; node < splits; node++)
        {
            if ((types[node] & Categorical) != 0)
                throw source.Wrong("decision_type", $"node {node} splits by category, which cannot be imported");
            tree.Split(
                node, features[node], thresholds[node], Place(left[node]), Place(right[node]), MissingLeft(source, types[node], thresholds[node], node), Math.Max(0, gains[node]));
        }

        // Splits and leaves are numbered apart in the file: child -1 is leaf 0.
        int Place(int child) => child >= 0 ? child : splits - 1 - child;
    }

    private static bool MissingLeft(LightGbmSection source, int type, double threshold, int node) => (type >> MissingShift) switch
    {
        MissingIsNaN => (type & DefaultLeft) != 0,
        MissingIsZero => throw source.Wrong("decision_type", $"node {node} treats 0 as missing, which cannot be imported"),
        _ => threshold >= 0,
    };
}
