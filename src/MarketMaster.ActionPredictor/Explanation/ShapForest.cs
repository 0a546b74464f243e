using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>
/// Exact path-dependent Shapley values of a forest (Lundberg et al., 2020), by integration instead of enumeration. The value of a
/// set of known features is the tree's output where the known ones decide and the others split by training weight. With every
/// feature known to the degree t, a leaf's value is a product of factors (t hit + (1 - t) share) over the features on its path, and
/// the Shapley value of a feature is the integral over t of its slope (Owen, 1972): a polynomial, so Gauss-Legendre points give it exactly.
/// </summary>
internal sealed class ShapForest
{
    private const int K = TradeActions.Count;
    private readonly TreeEnsemble _model;
    private readonly ShapTree[] _trees;
    private readonly (Vector512<double> Points, Vector512<double> Weights)[] _lanes;
    private readonly int _depth;

    public ShapForest(TreeEnsemble model)
    {
        _model = model.Kind == EnsembleKind.Averaging ? model : throw new NotSupportedException("Shapley values of boosting are not computed");
        _trees = [.. model.Trees.Select(t => new ShapTree(model, t))];
        _depth = _trees.Max(t => t.Depth);
        // A leaf's polynomial has at most as many factors as its path has features, and its slope one less.
        _lanes = Lanes(Math.Max(1, (Math.Min(_depth, model.Bins.Features) + 1) / 2));
        BaseValue = new double[K];
        for (var k = 0; k < K; k++)
            BaseValue[k] = _trees.Average(t => t.Mean[k]);
    }

    /// <summary>What the forest says where no feature is known, by class.</summary>
    public double[] BaseValue { get; }

    /// <summary>Contributions of one row, five a feature.</summary>
    public void Explain(ReadOnlySpan<double> row, Span<double> contributions)
    {
        var bins = new ushort[2 * row.Length];
        for (var feature = 0; feature < row.Length; feature++)
        {
            bins[feature] = (ushort)_model.Bins.Bin(feature, row[feature]);
            bins[row.Length + feature] = double.IsNaN(row[feature]) ? (ushort)0 : bins[feature];
        }
        contributions.Clear();
        foreach (var (points, weights) in _lanes)
        {
            var walk = new ShapWalk(bins, row.Length, points, _depth);
            foreach (var tree in _trees)
                walk.Add(tree, weights);
            walk.AddTo(contributions, 1.0 / _trees.Length);
        }
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
