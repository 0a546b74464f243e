using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Prediction;

/// <summary>
/// An ensemble laid out for prediction: all nodes in one array, a leaf points to itself, so that a walk takes a fixed number of
/// steps without branches and several walks overlap. What leaves say is added up in whole numbers, so that the order of the
/// additions does not matter: the same row gives the same bits everywhere. Immutable.
/// </summary>
internal sealed class CompiledEnsemble
{
    private const int Lanes = 4;
    private const int K = TradeActions.Count;
    private readonly Node[] _nodes;
    private readonly int[] _leafOf;
    private readonly int[] _roots;
    private readonly int[] _depths;
    private readonly FixedPoint _scale;
    private readonly long[] _leaves;
    private readonly int[] _classes;

    public CompiledEnsemble(TreeEnsemble model)
    {
        _scale = new(model);
        _nodes = new Node[model.Trees.Sum(t => t.Nodes.Length)];
        _leafOf = new int[_nodes.Length];
        _leaves = new long[model.Trees.Sum(t => t.Leaves.Length)];
        _roots = new int[model.Trees.Length];
        _depths = [.. model.Trees.Select(t => t.Depth())];
        _classes = [.. model.Trees.Select(t => (int)(t.Action ?? 0))];
        int node = 0, leaf = 0;
        for (var tree = 0; tree < model.Trees.Length; tree++)
        {
            _roots[tree] = node;
            Place(model, model.Trees[tree], node, leaf);
            node += model.Trees[tree].Nodes.Length;
            leaf += model.Trees[tree].Leaves.Length;
        }
    }

    private readonly record struct Node(int Child, ushort Column, ushort Bin);

    /// <summary>What all trees say to one row of bins, by class, in units of <see cref="FixedPoint"/>.</summary>
    public void Sum(ReadOnlySpan<ushort> bins, Span<long> sums)
    {
        _scale.Start(sums);
        ref var row = ref MemoryMarshal.GetReference(bins);
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        var tree = 0;
        for (; tree + Lanes <= _roots.Length; tree += Lanes)
        {
            int a = _roots[tree], b = _roots[tree + 1], c = _roots[tree + 2], d = _roots[tree + 3];
            var steps = Math.Max(Math.Max(_depths[tree], _depths[tree + 1]), Math.Max(_depths[tree + 2], _depths[tree + 3]));
            for (; steps > 0; steps--)
            {
                a = Step(ref nodes, ref row, a);
                b = Step(ref nodes, ref row, b);
                c = Step(ref nodes, ref row, c);
                d = Step(ref nodes, ref row, d);
            }
            Add(tree, a, sums);
            Add(tree + 1, b, sums);
            Add(tree + 2, c, sums);
            Add(tree + 3, d, sums);
        }
        for (; tree < _roots.Length; tree++)
        {
            var node = _roots[tree];
            for (var step = _depths[tree]; step > 0; step--)
                node = Step(ref nodes, ref row, node);
            Add(tree, node, sums);
        }
    }

    public ActionPrediction Conclude(ReadOnlySpan<long> sums) => _scale.Conclude(sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step(ref Node nodes, ref ushort bins, int index)
    {
        ref var node = ref Unsafe.Add(ref nodes, index);
        // The sign bit of the difference instead of a comparison: the JIT would make that a branch, wrong half of the time.
        return node.Child + ((node.Bin - Unsafe.Add(ref bins, (nint)node.Column)) >>> 31);
    }

    private void Add(int tree, int node, Span<long> sums)
    {
        if (_scale.Kind == EnsembleKind.Boosting)
        {
            sums[_classes[tree]] += _leaves[_leafOf[node]];
            return;
        }
        var shares = _leaves.AsSpan(_leafOf[node], K);
        for (var k = 0; k < K; k++)
            sums[k] += shares[k];
    }

    private void Place(TreeEnsemble model, DecisionTree tree, int firstNode, int firstLeaf)
    {
        var outputs = tree.Action is null ? K : 1;
        for (var i = 0; i < tree.Nodes.Length; i++)
        {
            var node = tree.Nodes[i];
            var at = firstNode + i;
            var column = node.MissingLeft ? node.Feature + model.Bins.Features : node.Feature;
            // No bin is above the greatest, so a leaf always steps to itself.
            _nodes[at] = node.IsLeaf ? new(at, 0, ushort.MaxValue) : new(firstNode + node.Child, (ushort)column, (ushort)node.Bin);
            if (node.IsLeaf)
                _leafOf[at] = firstLeaf + (node.Child * outputs);
        }
        Span<double> output = stackalloc double[K];
        for (var leaf = 0; leaf < tree.Weights.Length; leaf++)
        {
            model.Output(tree, leaf, output);
            _scale.ToUnits(output[..outputs], _leaves.AsSpan(firstLeaf + (leaf * outputs), outputs));
        }
    }
}
