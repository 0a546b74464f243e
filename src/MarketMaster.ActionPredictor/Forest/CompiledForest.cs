using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Prediction;

/// <summary>
/// A forest laid out for prediction: all nodes in one array, a leaf points to itself, so that a walk takes a fixed number
/// of steps without branches and several walks overlap. Leaf shares are added tree by tree in the same order for one row
/// and for a batch: the same row gives the same bits everywhere. Immutable.
/// </summary>
internal sealed class CompiledForest
{
    private const int Lanes = 4;
    private readonly Node[] _nodes;
    private readonly int[] _leafOf;
    private readonly float[] _shares;
    private readonly int[] _roots;
    private readonly int[] _depths;

    public CompiledForest(DecisionTree[] trees)
    {
        _nodes = new Node[trees.Sum(t => t.Nodes.Length)];
        _leafOf = new int[_nodes.Length];
        _shares = new float[trees.Sum(t => t.LeafCounts.Length)];
        _roots = new int[trees.Length];
        _depths = [.. trees.Select(t => t.Depth())];
        int node = 0, share = 0;
        for (var tree = 0; tree < trees.Length; tree++)
        {
            _roots[tree] = node;
            Place(trees[tree], node, share);
            node += trees[tree].Nodes.Length;
            share += trees[tree].LeafCounts.Length;
        }
    }

    private readonly record struct Node(int Child, ushort Feature, byte Bin);

    /// <summary>Adds the leaf shares of all trees for one row of bins.</summary>
    public void Sum(ReadOnlySpan<byte> bins, Span<double> sums)
    {
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
            Add(a, sums);
            Add(b, sums);
            Add(c, sums);
            Add(d, sums);
        }
        for (; tree < _roots.Length; tree++)
            Add(Walk(ref nodes, ref row, tree), sums);
    }

    /// <summary>Adds the leaf shares of all trees for many rows of bins: the same numbers as row by row, tree after tree for the cache's sake.</summary>
    public void Sum(ReadOnlySpan<byte> bins, int width, Span<double> sums)
    {
        var rows = bins.Length / width;
        ref var first = ref MemoryMarshal.GetReference(bins);
        ref var nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        for (var tree = 0; tree < _roots.Length; tree++)
        {
            var row = 0;
            for (; row + Lanes <= rows; row += Lanes)
            {
                ref var bins0 = ref Unsafe.Add(ref first, row * width);
                ref var bins1 = ref Unsafe.Add(ref bins0, width);
                ref var bins2 = ref Unsafe.Add(ref bins1, width);
                ref var bins3 = ref Unsafe.Add(ref bins2, width);
                int a = _roots[tree], b = a, c = a, d = a;
                for (var step = _depths[tree]; step > 0; step--)
                {
                    a = Step(ref nodes, ref bins0, a);
                    b = Step(ref nodes, ref bins1, b);
                    c = Step(ref nodes, ref bins2, c);
                    d = Step(ref nodes, ref bins3, d);
                }
                Add(a, sums[(row * TradeActions.Count)..]);
                Add(b, sums[((row + 1) * TradeActions.Count)..]);
                Add(c, sums[((row + 2) * TradeActions.Count)..]);
                Add(d, sums[((row + 3) * TradeActions.Count)..]);
            }
            for (; row < rows; row++)
                Add(Walk(ref nodes, ref Unsafe.Add(ref first, row * width), tree), sums[(row * TradeActions.Count)..]);
        }
    }

    private int Walk(ref Node nodes, ref byte bins, int tree)
    {
        var node = _roots[tree];
        for (var step = _depths[tree]; step > 0; step--)
            node = Step(ref nodes, ref bins, node);
        return node;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step(ref Node nodes, ref byte bins, int index)
    {
        ref var node = ref Unsafe.Add(ref nodes, index);
        // The sign bit of the difference instead of a comparison: the JIT would make that a branch, wrong half of the time.
        return node.Child + ((node.Bin - Unsafe.Add(ref bins, (nint)node.Feature)) >>> 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int node, Span<double> sums)
    {
        var shares = _shares.AsSpan(_leafOf[node], TradeActions.Count);
        sums[0] += shares[0];
        sums[1] += shares[1];
        sums[2] += shares[2];
        sums[3] += shares[3];
        sums[4] += shares[4];
    }

    private void Place(DecisionTree tree, int firstNode, int firstShare)
    {
        for (var i = 0; i < tree.Nodes.Length; i++)
        {
            var node = tree.Nodes[i];
            var at = firstNode + i;
            // No bin is above 255, so a leaf always steps to itself.
            _nodes[at] = node.IsLeaf ? new(at, 0, byte.MaxValue) : new(firstNode + node.Child, node.Feature, node.Bin);
            if (node.IsLeaf)
                _leafOf[at] = firstShare + (node.Child * TradeActions.Count);
        }
        for (var leaf = 0; leaf < tree.LeafCounts.Length; leaf += TradeActions.Count)
        {
            var counts = tree.LeafCounts.AsSpan(leaf, TradeActions.Count);
            double total = 0;
            foreach (var count in counts)
                total += count;
            for (var k = 0; k < counts.Length; k++)
                _shares[firstShare + leaf + k] = (float)(counts[k] / total);
        }
    }
}
