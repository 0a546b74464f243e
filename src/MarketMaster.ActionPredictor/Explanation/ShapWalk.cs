using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>
/// Walks whole trees for one row and up to eight integration points at once. Downwards goes the product of the path's factors,
/// upwards the sum of the leaves below, each times the factors below; where they meet, a split's feature gets its contribution. A
/// feature that splits again on the same path replaces its factor, and what it had counted for the old one is taken back
/// (as in Linear TreeSHAP of Yu et al., 2022). Four classes are followed: the contributions to the five add up to 0.
/// </summary>
internal sealed class ShapWalk(ushort[] bins, int features, Vector512<double> points, int depth)
{
    private const int K = TradeActions.Count;
    private readonly ClassLanes[] _below = new ClassLanes[2 * (depth + 1)];
    private readonly ClassLanes[] _contributions = new ClassLanes[features];
    private readonly FeatureState[] _states = [.. Enumerable.Repeat(new FeatureState(Hit: true, 1), features)];
    private readonly Vector512<double> _rest = Vector512<double>.One - points;
    private ShapNode[] _nodes = [];
    private double[] _leaves = [];

    /// <summary>Whether the row passes all splits on a feature so far, and the product of the training shares at those splits.</summary>
    private readonly record struct FeatureState(bool Hit, double Share);

    private struct ClassLanes
    {
        public Vector512<double> C0;
        public Vector512<double> C1;
        public Vector512<double> C2;
        public Vector512<double> C3;
    }

    public void Add(ShapTree tree, Vector512<double> weights)
    {
        (_nodes, _leaves) = (tree.Nodes, tree.Leaves);
        Visit(_nodes[0], weights, 0, ref _below[0]);
    }

    public void AddTo(Span<double> contributions, double scale)
    {
        for (var feature = 0; feature < _contributions.Length; feature++)
        {
            ref var sums = ref _contributions[feature];
            Span<double> classes = [Vector512.Sum(sums.C0), Vector512.Sum(sums.C1), Vector512.Sum(sums.C2), Vector512.Sum(sums.C3), 0];
            classes[4] = -(classes[0] + classes[1] + classes[2] + classes[3]);
            for (var k = 0; k < K; k++)
                contributions[(feature * K) + k] += classes[k] * scale;
        }
    }

    private void Visit(in ShapNode node, in Vector512<double> path, int level, ref ClassLanes result)
    {
        if (node.IsLeaf)
        {
            var leaf = _leaves.AsSpan(node.Child, 4);
            result.C0 = Vector512.Create(leaf[0]);
            result.C1 = Vector512.Create(leaf[1]);
            result.C2 = Vector512.Create(leaf[2]);
            result.C3 = Vector512.Create(leaf[3]);
            return;
        }
        var right = bins[node.Column] > node.Bin ? 1 : 0;
        ref readonly var taken = ref _nodes[node.Child + right];
        ref readonly var other = ref _nodes[node.Child + 1 - right];
        if (_states[node.Feature].Hit)
            Split(node.Feature, taken, other, path, level, ref result);
        else
            PassBy(taken, other, path, level, ref result);
    }

    private void Split(int feature, in ShapNode taken, in ShapNode other, in Vector512<double> path, int level, ref ClassLanes result)
    {
        ref var state = ref _states[feature];
        var before = state;
        var inverse = before.Share == 1 ? Vector512<double>.One : Vector512<double>.One / (points + (_rest * before.Share));
        var old = (1 - before.Share) * inverse;
        double hitShare = before.Share * taken.Share, missShare = before.Share * other.Share;
        var (hitFactor, missFactor) = (points + (_rest * hitShare), _rest * missShare);
        var (hit, miss) = (hitFactor * inverse, missFactor * inverse);
        var (hitGain, missGain) = (path * (inverse * (1 - hitShare) - (old * hit)), path * (inverse * -missShare - (old * miss)));
        ref var sums = ref _contributions[feature];
        if (taken.IsLeaf && other.IsLeaf)
        {
            // Half of the splits: no sums to store and to load again.
            var first = _leaves.AsSpan(taken.Child, 4);
            var second = _leaves.AsSpan(other.Child, 4);
            sums.C0 += (hitGain * first[0]) + (missGain * second[0]);
            sums.C1 += (hitGain * first[1]) + (missGain * second[1]);
            sums.C2 += (hitGain * first[2]) + (missGain * second[2]);
            sums.C3 += (hitGain * first[3]) + (missGain * second[3]);
            result.C0 = (hit * first[0]) + (miss * second[0]);
            result.C1 = (hit * first[1]) + (miss * second[1]);
            result.C2 = (hit * first[2]) + (miss * second[2]);
            result.C3 = (hit * first[3]) + (miss * second[3]);
            return;
        }
        ref var a = ref _below[2 * level];
        ref var b = ref _below[(2 * level) + 1];
        state = new(Hit: true, hitShare);
        Visit(taken, path * hit, level + 1, ref a);
        state = new(Hit: false, missShare);
        Visit(other, path * miss, level + 1, ref b);
        state = before;
        sums.C0 += (hitGain * a.C0) + (missGain * b.C0);
        sums.C1 += (hitGain * a.C1) + (missGain * b.C1);
        sums.C2 += (hitGain * a.C2) + (missGain * b.C2);
        sums.C3 += (hitGain * a.C3) + (missGain * b.C3);
        Join(hit, a, miss, b, ref result);
    }

    // The feature is missed already: another split on it changes the shares alone, and its contribution stays as counted above.
    private void PassBy(in ShapNode taken, in ShapNode other, in Vector512<double> path, int level, ref ClassLanes result)
    {
        ref var a = ref _below[2 * level];
        ref var b = ref _below[(2 * level) + 1];
        Visit(taken, path * taken.Share, level + 1, ref a);
        Visit(other, path * other.Share, level + 1, ref b);
        Join(Vector512.Create(taken.Share), a, Vector512.Create(other.Share), b, ref result);
    }

    private static void Join(in Vector512<double> first, in ClassLanes a, in Vector512<double> second, in ClassLanes b, ref ClassLanes result)
    {
        result.C0 = (first * a.C0) + (second * b.C0);
        result.C1 = (first * a.C1) + (second * b.C1);
        result.C2 = (first * a.C2) + (second * b.C2);
        result.C3 = (first * a.C3) + (second * b.C3);
    }
}
