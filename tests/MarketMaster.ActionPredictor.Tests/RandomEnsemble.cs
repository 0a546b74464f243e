namespace MarketMaster.Prediction.Tests;

/// <summary>Ensembles of every kind that no trainer made, and the plain meaning of their trees to hold prediction to.</summary>
internal static class RandomEnsemble
{
    public static TreeEnsemble Create(EnsembleKind kind, ulong seed, int features = 7, int trees = 20, int depth = 8, int cuts = 40, bool missing = false, double[]? perClass = null)
    {
        var random = new RandomStream(seed);
        var values = new double[features][];
        for (var f = 0; f < features; f++)
        {
            values[f] = new double[f == features - 1 ? 0 : cuts];
            for (var i = 0; i < values[f].Length; i++)
                values[f][i] = SyntheticTable.Normal(ref random);
            Array.Sort(values[f]);
        }
        var bins = new FeatureBins(values);
        var grown = new DecisionTree[trees];
        for (var tree = 0; tree < trees; tree++)
            grown[tree] = Grow(ref random, bins, kind == EnsembleKind.Boosting ? (TradeAction)(tree % TradeActions.Count) : null, tree == 1 ? 0 : depth, missing);
        return kind == EnsembleKind.Averaging
            ? TreeEnsemble.Averaging(bins, grown, missing, perClass)
            : TreeEnsemble.Boosting(bins, grown, perClass ?? [-2.5, -1.25, 0, 0.1, -3], missing);
    }

    /// <summary>Rows of values, among them each kind of tie at a cut, and missing ones.</summary>
    public static FeatureFrame Rows(TreeEnsemble model, int count, ulong seed)
    {
        var random = new RandomStream(seed, 3);
        var values = new double[count * model.Bins.Features];
        for (var i = 0; i < values.Length; i++)
        {
            var cuts = model.Bins.Cuts(i % model.Bins.Features);
            var value = cuts.IsEmpty ? 0.5 : cuts[random.NextInt(cuts.Length)];
            values[i] = random.NextInt(5) switch
            {
                0 => value,
                1 => Math.BitIncrement(value),
                2 => Math.BitDecrement(value),
                3 when model.TakesMissing => double.NaN,
                _ => 2 * SyntheticTable.Normal(ref random),
            };
        }
        return new([.. Enumerable.Range(0, model.Bins.Features).Select(f => $"f{f}")], values);
    }

    /// <summary>The probabilities as the documentation says: the mean of shares, or the softmax of scores.</summary>
    public static double[] Probabilities(TreeEnsemble model, ReadOnlySpan<double> row)
    {
        var sums = model.Kind == EnsembleKind.Averaging ? new double[TradeActions.Count] : [.. model.PerClass];
        foreach (var tree in model.Trees)
        {
            var leaf = Leaf(model, tree, row);
            if (tree.Action is { } action)
                sums[(int)action] += tree.Leaves[leaf];
            else
            {
                var weights = model.PerClass.Select((w, k) => w * tree.Leaves[(leaf * TradeActions.Count) + k]).ToArray();
                for (var k = 0; k < sums.Length; k++)
                    sums[k] += weights[k] / weights.Sum() / model.Trees.Length;
            }
        }
        if (model.Kind == EnsembleKind.Averaging)
            return sums;
        var powers = sums.Select(s => Math.Exp(s - sums.Max())).ToArray();
        return [.. powers.Select(p => p / powers.Sum())];
    }

    public static ActionPredictor Predictor(TreeEnsemble model)
    {
        var facts = new TrainingFacts { Rows = 10, LabelShares = new(1, 0, 0, 0, 0), MajorityAction = TradeAction.StrongSell, TrainedAt = default, LibraryVersion = "test" };
        var report = new TrainingReport
        {
            EvaluatedOn = "training",
            Accuracy = 0,
            F1Score = 0,
            Precision = 0,
            Recall = 0,
            LogLoss = 0,
            TrainingTime = 0,
            TrainingRows = 10,
            ValidationRows = 0,
        };
        return new([.. Enumerable.Range(0, model.Bins.Features).Select(f => $"f{f}")], model, new(), facts, report);
    }

    public static int Leaf(TreeEnsemble model, DecisionTree tree, ReadOnlySpan<double> row)
    {
        var node = tree.Nodes[0];
        while (!node.IsLeaf)
        {
            var value = row[node.Feature];
            var cuts = model.Bins.Cuts(node.Feature);
            var left = double.IsNaN(value) ? node.MissingLeft : node.Bin == cuts.Length || value <= cuts[node.Bin];
            node = tree.Nodes[node.Child + (left ? 0 : 1)];
        }
        return node.Child;
    }

    private static DecisionTree Grow(ref RandomStream random, FeatureBins bins, TradeAction? action, int depth, bool missing)
    {
        List<TreeNode> nodes = [default];
        List<double> leaves = [], weights = [];
        var levels = new Queue<(int Node, int Depth)>([(0, 0)]);
        while (levels.TryDequeue(out var next))
        {
            var feature = random.NextInt(bins.Features);
            var splits = bins.Cuts(feature).Length + (missing ? 1 : 0);
            if (next.Depth == depth || splits == 0 || (next.Depth > 2 && random.NextInt(6) == 0))
            {
                nodes[next.Node] = new(0, 0, IsLeaf: true, weights.Count);
                double[] counts = [random.NextInt(9), random.NextInt(50), random.NextInt(3), 1, random.NextInt(200)];
                weights.Add(counts.Sum());
                leaves.AddRange(action is null ? counts : [0.3 * SyntheticTable.Normal(ref random)]);
                continue;
            }
            nodes[next.Node] = new((ushort)feature, random.NextInt(splits), IsLeaf: false, nodes.Count, missing && random.NextInt(2) == 0);
            levels.Enqueue((nodes.Count, next.Depth + 1));
            levels.Enqueue((nodes.Count + 1, next.Depth + 1));
            nodes.AddRange([default, default]);
        }
        var importance = new double[bins.Features];
        return action is { } known ? new([.. nodes], known, [.. leaves], [.. weights], importance) : new([.. nodes], [.. leaves], importance);
    }
}
