using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>
/// Walks whole trees for one row and up to eight integration points at once. Downwards goes the product of the path's factors,
/// upwards the sum of the leaves below, each times the factors below; where they meet, a split's feature gets its contribution. A
/// feature that splits again on the same path replaces its factor, and what it had counted for the old one is taken back
/// (as in Linear TreeSHAP of Yu et al., 2022).
/// </summary>
/// <typeparam name="T">The outputs of a tree.</typeparam>
internal sealed class ShapWalk<T>(ushort[] bins, int features, Vector512<double> points, int depth)
    where T : struct, IShapLanes<T>
{
    private readonly T[] _below = new T[2 * (depth + 1)];
    private readonly T[] _contributions = new T[features];
    private readonly bool[] _missed = new bool[features];
    private readonly Vector512<double> _rest = Vector512<double>.One - points;
    private ShapNode[] _nodes = [];
    private double[] _leaves = [];

    public void Add(ShapTree tree, Vector512<double> weights)
    {
        (_nodes, _leaves) = (tree.Nodes, tree.Leaves);
        if (!_nodes[0].IsLeaf)
            Visit(_nodes[0], weights, 0, ref _below[0]);
    }

    /// <summary>Adds what every feature contributed to each output.</summary>
    public void AddTo(Span<double> contributions, int step, double scale)
    {
        Span<double> totals = stackalloc double[T.Outputs];
        for (var feature = 0; feature < features; feature++)
        {
            T.Total(_contributions[feature], totals);
            for (var k = 0; k < totals.Length; k++)
                contributions[(feature * step) + k] += totals[k] * scale;
        }
    }

    private void Visit(in ShapNode node, in Vector512<double> path, int level, ref T result)
    {
        var right = bins[node.Column] > node.Bin ? 1 : 0;
        ref readonly var taken = ref _nodes[node.Child + right];
        ref readonly var other = ref _nodes[node.Child + 1 - right];
        ref var a = ref _below[2 * level];
        ref var b = ref _below[(2 * level) + 1];
        ref var missed = ref _missed[node.Feature];
        if (missed)
        {
            // Another split on a missed feature changes the shares alone, and its contribution stays as counted above.
            var (first, second) = (Vector512.Create(taken.Share), Vector512.Create(other.Share));
            Below(taken, path * first, level, ref a);
            Below(other, path * second, level, ref b);
            T.Join(ref result, first, a, second, b);
            return;
        }
        var inverse = node.Before == 1 ? Vector512<double>.One : Vector512<double>.One / (points + (_rest * node.Before));
        var old = (1 - node.Before) * inverse;
        var (hit, miss) = ((points + (_rest * taken.Passed)) * inverse, _rest * other.Passed * inverse);
        Below(taken, path * hit, level, ref a);
        missed = true;
        Below(other, path * miss, level, ref b);
        missed = false;
        T.AddJoin(
            ref _contributions[node.Feature],
            path * ((inverse * (1 - taken.Passed)) - (old * hit)), a,
            path * ((inverse * -other.Passed) - (old * miss)), b);
        T.Join(ref result, hit, a, miss, b);
    }

    private void Below(in ShapNode node, in Vector512<double> path, int level, ref T result)
    {
        if (node.IsLeaf)
            T.Set(ref result, _leaves.AsSpan(node.Child, T.Outputs));
        else
            Visit(node, path, level + 1, ref result);
    }
}
