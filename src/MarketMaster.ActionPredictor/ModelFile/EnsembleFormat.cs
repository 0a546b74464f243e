namespace MarketMaster.Prediction;

/// <summary>
/// The trees in a model file: kind, whether missing values are taken and five numbers per class (versions 1 and 2 knew forests without
/// missing values only), the cuts of each feature, and each tree: what its features gained, its action if it has one, and its nodes.
/// Nothing is rounded.
/// </summary>
internal static class EnsembleFormat
{
    public static void Write(ModelWriter writer, TreeEnsemble model)
    {
        writer.Byte((byte)model.Kind);
        writer.Flag(model.TakesMissing);
        foreach (var number in model.PerClass)
            writer.Double(number);
        for (var feature = 0; feature < model.Bins.Features; feature++)
        {
            var cuts = model.Bins.Cuts(feature);
            writer.Int(cuts.Length);
            foreach (var cut in cuts)
                writer.Double(cut);
        }
        writer.Int(model.Trees.Length);
        foreach (var tree in model.Trees)
        {
            foreach (var gain in tree.Importance)
                writer.Double(gain);
            if (tree.Action is { } action)
                writer.Int((int)action);
            writer.Int(tree.Nodes.Length);
            TreeFormat.Write(writer, tree, model.Bins.IsWide);
        }
    }

    public static TreeEnsemble Read(ref ModelReader reader, int features, int version)
    {
        var (kind, takesMissing) = (EnsembleKind.Averaging, false);
        double[] perClass = [1, 1, 1, 1, 1];
        if (version >= ModelEnvelope.FirstWithKinds)
        {
            kind = reader.Flag() ? EnsembleKind.Boosting : EnsembleKind.Averaging;
            takesMissing = reader.Flag();
            for (var k = 0; k < perClass.Length; k++)
                perClass[k] = reader.Finite(kind == EnsembleKind.Averaging ? double.Epsilon : double.MinValue, "number of a class");
        }
        var bins = ReadCuts(ref reader, features);
        var trees = new DecisionTree[reader.Count(8 * features, "number of trees")];
        for (var tree = 0; tree < trees.Length; tree++)
            trees[tree] = ReadTree(ref reader, bins, kind, takesMissing, version);
        if (trees.Length == 0)
            throw new FormatException("it has no trees");
        return kind == EnsembleKind.Boosting
            ? TreeEnsemble.Boosting(bins, trees, perClass, takesMissing)
            : TreeEnsemble.Averaging(bins, trees, takesMissing, perClass);
    }

    private static FeatureBins ReadCuts(ref ModelReader reader, int features)
    {
        var cuts = new double[features][];
        for (var feature = 0; feature < features; feature++)
        {
            var count = reader.Count(8, "number of cuts");
            cuts[feature] = count <= FeatureBins.MaximumWideCuts ? new double[count] : throw new FormatException($"number of cuts is {count}");
            for (var i = 0; i < cuts[feature].Length; i++)
                cuts[feature][i] = reader.Finite(i == 0 ? double.MinValue : Math.BitIncrement(cuts[feature][i - 1]), "cut");
        }
        return new(cuts);
    }

    private static DecisionTree ReadTree(ref ModelReader reader, FeatureBins bins, EnsembleKind kind, bool takesMissing, int version)
    {
        var importance = new double[bins.Features];
        for (var feature = 0; feature < importance.Length; feature++)
            importance[feature] = reader.Finite(double.MinValue, "importance");
        var action = kind == EnsembleKind.Boosting ? (TradeAction)reader.Int(0, TradeActions.Count - 1, "action of a tree") : default(TradeAction?);
        var format = new TreeFormat(bins, action, takesMissing, hasDirections: version >= ModelEnvelope.FirstWithKinds, new TreeNode[reader.Count(2, "number of nodes")]);
        return format.Read(ref reader, importance);
    }
}
