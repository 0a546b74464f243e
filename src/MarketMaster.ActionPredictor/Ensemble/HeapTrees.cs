using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Prediction;

/// <summary>
/// The upper levels of every tree as complete binary trees of two-byte nodes: column and bin. A walk is a fixed number of steps
/// without branches, and several walks overlap. Five levels fill one cache line, and within it a level is ordered by its steps with
/// the first one lowest: so a step adds the same number in every walk, once or twice. Below a leaf everything goes left.
/// </summary>
internal sealed class HeapTrees
{
    /// <summary>Most levels that are kept here; deeper trees go on in <see cref="DeepTrees"/>.</summary>
    public const int MaximumLevels = 10;

    /// <summary>Most columns: a node has a byte for it.</summary>
    public const int MaximumColumns = 256;

    private const int BlockLevels = 5;
    private const int BlockNodes = 1 << BlockLevels;
    private const int TreesAtOnce = 8;
    private const int RowsAtOnce = 4;
    private const ushort AlwaysLeft = 0xFF00;
    private readonly AlignedArray<ushort> _nodes;
    private readonly int[] _upperSlots;
    private readonly int[] _lowerSlots;
    private readonly int _treeNodes;
    private readonly int _upper;
    private readonly int _lower;

    public HeapTrees(int trees, int levels)
    {
        Levels = levels;
        var upper = Math.Min(levels, BlockLevels);
        (_upper, _lower) = (1 << upper, 1 << (levels - upper));
        _treeNodes = levels > upper ? BlockNodes * (1 + BlockNodes) : BlockNodes;
        _nodes = new(trees * _treeNodes);
        _nodes.Span.Fill(AlwaysLeft);
        _upperSlots = [.. Enumerable.Range(0, _upper).Select(k => Reversed(k, upper) * _lower)];
        _lowerSlots = [.. Enumerable.Range(0, _lower).Select(k => Reversed(k, levels - upper))];
    }

    public int Levels { get; }

    /// <summary>Ends of a walk: each leads to one leaf, or on into a deeper tree.</summary>
    public int Slots => 1 << Levels;

    /// <summary>Sets a node. The root is 1, the children of node n are 2n and 2n + 1.</summary>
    public void Set(int tree, int node, int column, int bin) => _nodes.Span[(tree * _treeNodes) + Place(node)] = (ushort)(column | (bin << 8));

    /// <summary>Walks several trees with one row.</summary>
    public void Walk(ref byte bins, int firstTree, Span<int> slots)
    {
        var tree = 0;
        for (; tree + TreesAtOnce <= slots.Length; tree += TreesAtOnce)
            WalkEight(ref bins, (firstTree + tree) * _treeNodes, slots.Slice(tree, TreesAtOnce));
        for (; tree < slots.Length; tree++)
            slots[tree] = Walk(ref bins, firstTree + tree);
    }

    /// <summary>Walks one tree with several rows.</summary>
    public void Walk(ref byte rows, int rowBytes, int tree, Span<int> slots)
    {
        var row = 0;
        for (; row + RowsAtOnce <= slots.Length; row += RowsAtOnce)
            WalkFour(ref Unsafe.Add(ref rows, row * rowBytes), rowBytes, tree * _treeNodes, slots.Slice(row, RowsAtOnce));
        for (; row < slots.Length; row++)
            slots[row] = Walk(ref Unsafe.Add(ref rows, row * rowBytes), tree);
    }

    // Each step waits for two loads, and eight walks that do not wait for each other fill the time.
    private void WalkEight(ref byte bins, int root, Span<int> slots)
    {
        ref var nodes = ref _nodes.First;
        int a = root + 1, b = a + _treeNodes, c = b + _treeNodes, d = c + _treeNodes;
        int e = d + _treeNodes, f = e + _treeNodes, g = f + _treeNodes, h = g + _treeNodes;
        for (var step = 1; step < _upper; step <<= 1)
        {
            a = Step(ref nodes, ref bins, a, step);
            b = Step(ref nodes, ref bins, b, step);
            c = Step(ref nodes, ref bins, c, step);
            d = Step(ref nodes, ref bins, d, step);
            e = Step(ref nodes, ref bins, e, step);
            f = Step(ref nodes, ref bins, f, step);
            g = Step(ref nodes, ref bins, g, step);
            h = Step(ref nodes, ref bins, h, step);
        }
        a = Descend(a, root, ref slots[0]);
        b = Descend(b, root + _treeNodes, ref slots[1]);
        c = Descend(c, root + (2 * _treeNodes), ref slots[2]);
        d = Descend(d, root + (3 * _treeNodes), ref slots[3]);
        e = Descend(e, root + (4 * _treeNodes), ref slots[4]);
        f = Descend(f, root + (5 * _treeNodes), ref slots[5]);
        g = Descend(g, root + (6 * _treeNodes), ref slots[6]);
        h = Descend(h, root + (7 * _treeNodes), ref slots[7]);
        for (var step = 1; step < _lower; step <<= 1)
        {
            a = Step(ref nodes, ref bins, a, step);
            b = Step(ref nodes, ref bins, b, step);
            c = Step(ref nodes, ref bins, c, step);
            d = Step(ref nodes, ref bins, d, step);
            e = Step(ref nodes, ref bins, e, step);
            f = Step(ref nodes, ref bins, f, step);
            g = Step(ref nodes, ref bins, g, step);
            h = Step(ref nodes, ref bins, h, step);
        }
        (slots[0], slots[1], slots[2], slots[3]) = (End(a, slots[0]), End(b, slots[1]), End(c, slots[2]), End(d, slots[3]));
        (slots[4], slots[5], slots[6], slots[7]) = (End(e, slots[4]), End(f, slots[5]), End(g, slots[6]), End(h, slots[7]));
    }

    private void WalkFour(ref byte rows, int rowBytes, int root, Span<int> slots)
    {
        ref var nodes = ref _nodes.First;
        ref var second = ref Unsafe.Add(ref rows, rowBytes);
        ref var third = ref Unsafe.Add(ref second, rowBytes);
        ref var fourth = ref Unsafe.Add(ref third, rowBytes);
        int a = root + 1, b = a, c = a, d = a;
        for (var step = 1; step < _upper; step <<= 1)
        {
            a = Step(ref nodes, ref rows, a, step);
            b = Step(ref nodes, ref second, b, step);
            c = Step(ref nodes, ref third, c, step);
            d = Step(ref nodes, ref fourth, d, step);
        }
        a = Descend(a, root, ref slots[0]);
        b = Descend(b, root, ref slots[1]);
        c = Descend(c, root, ref slots[2]);
        d = Descend(d, root, ref slots[3]);
        for (var step = 1; step < _lower; step <<= 1)
        {
            a = Step(ref nodes, ref rows, a, step);
            b = Step(ref nodes, ref second, b, step);
            c = Step(ref nodes, ref third, c, step);
            d = Step(ref nodes, ref fourth, d, step);
        }
        (slots[0], slots[1], slots[2], slots[3]) = (End(a, slots[0]), End(b, slots[1]), End(c, slots[2]), End(d, slots[3]));
    }

    private int Walk(ref byte bins, int tree)
    {
        ref var nodes = ref _nodes.First;
        var root = tree * _treeNodes;
        var at = root + 1;
        for (var step = 1; step < _upper; step <<= 1)
            at = Step(ref nodes, ref bins, at, step);
        var slot = 0;
        at = Descend(at, root, ref slot);
        for (var step = 1; step < _lower; step <<= 1)
            at = Step(ref nodes, ref bins, at, step);
        return End(at, slot);
    }

    private static int Place(int node)
    {
        var level = BitOperations.Log2((uint)node);
        var path = node - (1 << level);
        if (level < BlockLevels)
            return (1 << level) + Reversed(path, level);
        var below = level - BlockLevels;
        return (BlockNodes * (1 + Reversed(path >> below, BlockLevels))) + (1 << below) + Reversed(path & ((1 << below) - 1), below);
    }

    private static int Reversed(int path, int steps)
    {
        var reversed = 0;
        for (; steps > 0; steps--, path >>= 1)
            reversed = (reversed << 1) | (path & 1);
        return reversed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step(ref ushort nodes, ref byte bins, int at, int step)
    {
        int node = Unsafe.Add(ref nodes, at);
        // The sign of the difference instead of a comparison: the JIT would make that a branch, wrong half of the time.
        return at + step + ((((node >> 8) - Unsafe.Add(ref bins, node & 0xFF)) >> 31) & step);
    }

    // Trees and blocks begin at multiples of 32, so the low bits of a place are the steps that led to it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Descend(int at, int root, ref int slot)
    {
        var steps = at & (_upper - 1);
        slot = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_upperSlots), steps);
        return root + (BlockNodes * (1 + steps)) + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int End(int at, int slot) => slot + Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_lowerSlots), at & (_lower - 1));
}
