using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>
/// Exact path-dependent Shapley values of an ensemble (Lundberg et al., 2020), by integration instead of enumeration. The value of a
/// set of known features is the tree's output where the known ones decide and the others split by training weight. With every
/// feature known to the degree t, a leaf's value is a product of factors (t hit + (1 - t) share) over the features on its path, and
/// the Shapley value of a feature is the integral over t of its slope (Owen, 1972): a polynomial, so Gauss-Legendre points give it exactly.
/// </summary>
internal sealed class ShapForest
{
    private const int K = TradeActions.Count;

    // The trees are explained in as many parts on any machine, so that their sums are the same on any.
    private const int Parts = 4;
    private readonly TreeEnsemble _model;
    private readonly ShapTree[] _trees;
    private readonly (Vector512<double> Points, Vector512<double> Weights)[] _lanes;
    private readonly int _depth;

    public ShapForest(TreeEnsemble model)
    {
        _model = model;
        _trees = [.. model.Trees.Select(t => new ShapTree(model, t))];
        _depth = _trees.Max(t => t.Depth);
        // A leaf's polynomial has at most as many factors as its path has features, and its slope one less.
        _lanes = Lanes(Math.Max(1, (Math.Min(_depth, model.Bins.Features) + 1) / 2));
        BaseValue = model.Kind == EnsembleKind.Averaging ? new double[K] : [.. model.PerClass];
        for (var tree = 0; tree < _trees.Length; tree++)
        {
            if (model.Trees[tree].Action is { } action)
                BaseValue[(int)action] += _trees[tree].Mean[0];
            else
                AddMean(_trees[tree].Mean);
        }
    }

    /// <summary>What the model says where no feature is known: probabilities, or scores.</summary>
    public double[] BaseValue { get; }

    /// <summary>Contributions of one row, five a feature.</summary>
    public void Explain(ReadOnlySpan<double> row, Span<double> contributions)
    {
        var features = row.Length;
        var bins = new ushort[2 * features];
        for (var feature = 0; feature < features; feature++)
        {
            bins[feature] = (ushort)_model.Bins.Bin(feature, row[feature]);
            bins[features + feature] = double.IsNaN(row[feature]) ? (ushort)0 : bins[feature];
        }
        var parts = new double[Parts][];
        Parallel.For(0, Parts, part =>
        {
            parts[part] = new double[features * K];
            var trees = (part * _trees.Length / Parts)..((part + 1) * _trees.Length / Parts);
            if (_model.Kind == EnsembleKind.Averaging)
                AddShares(bins, features, trees, parts[part]);
            else
                AddScores(bins, features, trees, parts[part]);
        });
        contributions.Clear();
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Length; i++)
                contributions[i] += part[i];
        }
    }

    private void AddShares(ushort[] bins, int features, Range trees, double[] contributions)
    {
        foreach (var (points, weights) in _lanes)
        {
            var walk = new ShapWalk<ShapShares>(bins, features, points, _depth);
            foreach (var tree in _trees.AsSpan(trees))
                walk.Add(tree, weights);
            walk.AddTo(contributions, K, 1.0 / _trees.Length);
        }
    }

    private void AddScores(ushort[] bins, int features, Range trees, double[] contributions)
    {
        foreach (var (points, weights) in _lanes)
        {
            for (var k = 0; k < K; k++)
            {
                var walk = new ShapWalk<ShapScore>(bins, features, points, _depth);
                for (var tree = trees.Start.Value; tree < trees.End.Value; tree++)
                {
                    if (_model.Trees[tree].Action == (TradeAction)k)
                        walk.Add(_trees[tree], weights);
                }
                walk.AddTo(contributions.AsSpan(k), K, 1);
            }
        }
    }

    private void AddMean(double[] mean)
    {
        for (var k = 0; k < K; k++)
            BaseValue[k] += mean[k] / _trees.Length;
    }

    private static (Vector512<double> Points, Vector512<double> Weights)[] Lanes(int count)
    {
        var (points, weights) = GaussLegendre.Rule(count);
        var width = Vector512<double>.Count;
        return [.. Enumerable.Range(0, (count + width - 1) / width).Select(block => (Block(points, block, 0.5), Block(weights, block, 0)))];
    }

    private static Vector512<double> Block(double[] values, int block, double fill)
    {
        var lanes = new double[Vector512<double>.Count];
        for (var i = 0; i < lanes.Length; i++)
            lanes[i] = (block * lanes.Length) + i < values.Length ? values[(block * lanes.Length) + i] : fill;
        return Vector512.Create(lanes);
    }
}
