using System.Runtime.CompilerServices;
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
        ref var missed = ref _missed[node.Feature];
        if (missed)
        {
            // Another split on a missed feature changes the shares alone, and its contribution stays as counted above.
            var (first, second) = (Vector512.Create(taken.Passed / node.Before), Vector512.Create(other.Passed / node.Before));
            if (taken.IsLeaf && other.IsLeaf)
            {
                T.JoinLeaves(ref result, first, Leaf(taken), second, Leaf(other));
                return;
            }
            Below(taken, path * first, level, ref _below[2 * level]);
            Below(other, path * second, level, ref _below[(2 * level) + 1]);
            T.Join(ref result, first, _below[2 * level], second, _below[(2 * level) + 1]);
            return;
        }
        var inverse = node.Before == 1 ? Vector512<double>.One : Vector512<double>.One / (points + (_rest * node.Before));
        var old = (1 - node.Before) * inverse;
        var (hit, miss) = ((points + (_rest * taken.Passed)) * inverse, _rest * other.Passed * inverse);
        var (ofHit, ofMiss) = (path * ((inverse * (1 - taken.Passed)) - (old * hit)), path * ((inverse * -other.Passed) - (old * miss)));
        if (taken.IsLeaf && other.IsLeaf)
        {
            var a = Leaf(taken);
            var b = Leaf(other);
            T.AddJoinLeaves(ref _contributions[node.Feature], ofHit, a, ofMiss, b);
            T.JoinLeaves(ref result, hit, a, miss, b);
            return;
        }
        Below(taken, path * hit, level, ref _below[2 * level]);
        missed = true;
        Below(other, path * miss, level, ref _below[(2 * level) + 1]);
        missed = false;
        T.AddJoin(ref _contributions[node.Feature], ofHit, _below[2 * level], ofMiss, _below[(2 * level) + 1]);
        T.Join(ref result, hit, _below[2 * level], miss, _below[(2 * level) + 1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Below(in ShapNode node, in Vector512<double> path, int level, ref T result)
    {
        if (node.IsLeaf)
            T.Set(ref result, Leaf(node));
        else
            Visit(node, path, level + 1, ref result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<double> Leaf(in ShapNode node) => _leaves.AsSpan(node.Child, T.Outputs);
}
