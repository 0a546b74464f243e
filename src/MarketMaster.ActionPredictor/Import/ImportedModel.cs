namespace MarketMaster.Prediction;

/// <summary>Lays imported trees out as this library keeps them: cuts of each feature in order, nodes by bin.</summary>
internal sealed class ImportedModel
{
    private const int K = TradeActions.Count;
    private readonly TreeModelBuilder _source;
    private readonly double[][] _cuts;

    public ImportedModel(TreeModelBuilder source)
    {
        if (source.Trees.Count == 0)
            throw new InvalidOperationException("the model has no trees");
        _source = source;
        _cuts = Cuts(source);
        for (var feature = 0; feature < _cuts.Length; feature++)
        {
            if (_cuts[feature].Length > FeatureBins.MaximumWideCuts)
                throw new InvalidOperationException($"feature '{source.Features[feature]}' has {_cuts[feature].Length} different thresholds: there must be at most {FeatureBins.MaximumWideCuts}");
        }
    }

    public ActionPredictor Predictor()
    {
        DecisionTree[] trees = [.. _source.Trees.Select(Lay)];
        var bins = new FeatureBins(_cuts);
        var model = _source.Kind == TreeModelKind.Forest
            ? TreeEnsemble.Averaging(bins, trees, _source.TakesMissing)
            : TreeEnsemble.Boosting(bins, trees, BaseScores(), _source.TakesMissing);
        var shares = Shares(trees);
        var facts = new TrainingFacts
        {
            Rows = _source.TrainingRows,
            LabelShares = shares,
            MajorityAction = Evaluator.MostProbable(shares),
            TrainedAt = _source.TimeProvider.GetUtcNow(),
            LibraryVersion = ActionPredictor.LibraryVersion(),
        };
        var report = new TrainingReport
        {
            EvaluatedOn = "nothing: imported",
            Accuracy = double.NaN,
            F1Score = double.NaN,
            Precision = double.NaN,
            Recall = double.NaN,
            LogLoss = double.NaN,
            TrainingTime = 0,
            TrainingRows = _source.TrainingRows,
            ValidationRows = 0,
        };
        return new([.. _source.Features], model, Options(trees), facts, report);
    }

    private static ActionPredictorOptions Options(DecisionTree[] trees) =>
        new() { Trees = Math.Min(trees.Length, 10_000), MaxDepth = Math.Clamp(trees.Max(t => t.Depth()), 1, 32) };

    private static double[][] Cuts(TreeModelBuilder source)
    {
        var cuts = new SortedSet<double>[source.Features.Count];
        for (var feature = 0; feature < cuts.Length; feature++)
            cuts[feature] = [];
        foreach (var node in source.Trees.SelectMany(t => t.Nodes.Values).Where(n => !n.IsLeaf))
            cuts[node.Feature].Add(node.Cut);
        return Array.ConvertAll(cuts, c => c.ToArray());
    }

    // The score of an action that the model has no class for: e to the power of it is nothing beside the others.
    private double[] BaseScores()
    {
        var reach = _source.Trees.Sum(t => t.Nodes.Values.Where(n => n.IsLeaf).Max(n => Math.Abs(n.Output[0]))) + _source.Base.Max(Math.Abs);
        return [.. TradeActions.All.Select(a => _source.Classes.Contains(a) ? _source.Base[(int)a] : -(2 * reach) - 100)];
    }

    private ActionProbabilities Shares(DecisionTree[] trees)
    {
        var sums = new double[K];
        if (_source.ClassShares is { } given)
        {
            if (given.Count != _source.Classes.Count || given.Any(s => !(s >= 0 && double.IsFinite(s))) || !(given.Sum() > 0))
                throw new InvalidOperationException($"{given.Count} class shares: there must be {_source.Classes.Count}, one per class, 0 or more and not all 0");
            for (var i = 0; i < given.Count; i++)
                sums[(int)_source.Classes[i]] = given[i];
        }
        else if (_source.Kind == TreeModelKind.Forest)
        {
            foreach (var tree in trees)
            {
                var total = tree.Weights.Sum();
                for (var i = 0; i < tree.Leaves.Length; i++)
                    sums[i % K] += tree.Leaves[i] / total;
            }
        }
        else
        {
            foreach (var action in _source.Classes)
                sums[(int)action] = 1;
        }
        var all = sums.Sum();
        return new(sums[0] / all, sums[1] / all, sums[2] / all, sums[3] / all, sums[4] / all);
    }

    // Nodes breadth first, so that children follow their parent side by side.
    private DecisionTree Lay(ImportedTree tree)
    {
        var order = new List<int> { 0 };
        var seen = new HashSet<int> { 0 };
        for (var i = 0; i < order.Count; i++)
        {
            if (!tree.Nodes.TryGetValue(order[i], out var node))
                throw new InvalidOperationException($"{tree.Place(order[i])} is missing");
            foreach (var child in node.IsLeaf ? [] : new[] { node.Left, node.Right })
                order.Add(seen.Add(child) ? child : throw new InvalidOperationException($"{tree.Place(child)} has two parents"));
        }
        if (order.Count < tree.Nodes.Count)
            throw new InvalidOperationException($"{tree.Place(tree.Nodes.Keys.First(n => !seen.Contains(n)))} cannot be reached from the root");
        return Lay(tree, order);
    }

    private DecisionTree Lay(ImportedTree tree, List<int> order)
    {
        var nodes = new TreeNode[order.Count];
        List<double> leaves = [], weights = [];
        var next = 1;
        for (var i = 0; i < nodes.Length; i++)
        {
            var node = tree.Nodes[order[i]];
            nodes[i] = node.IsLeaf
                ? new(0, 0, IsLeaf: true, weights.Count)
                : new((ushort)node.Feature, Array.BinarySearch(_cuts[node.Feature], node.Cut), IsLeaf: false, next, node.MissingLeft);
            if (node.IsLeaf)
            {
                leaves.AddRange(node.Output);
                weights.Add(node.Weight);
            }
            else
            {
                next += 2;
            }
        }
        var importance = ImportedImportance.Of(tree, order, _source.Features.Count);
        return tree.Action is { } action
            ? new(nodes, action, [.. leaves], [.. weights], importance)
            : new(nodes, [.. leaves], importance);
    }
}
