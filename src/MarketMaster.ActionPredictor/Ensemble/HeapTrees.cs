using System.Numerics;
using System.Runtime.CompilerServices;

namespace MarketMaster.Prediction;

/// <summary>
/// The upper levels of every tree as complete binary trees of two-byte nodes: column and bin. A walk is a fixed number of steps
/// without branches, and several walks overlap. Five levels fill one cache line. Below a leaf everything goes left.
/// </summary>
internal sealed class HeapTrees
{
    /// <summary>Most levels that are kept here; deeper trees go on in <see cref="DeepTrees"/>.</summary>
    public const int MaximumLevels = 10;

    /// <summary>Most columns: a node has a byte for it.</summary>
    public const int MaximumColumns = 256;

    private const int BlockLevels = 5;
    private const int BlockNodes = 1 << BlockLevels;
    private const int Lanes = 4;
    private const ushort AlwaysLeft = 0xFF00;
    private readonly AlignedArray<ushort> _nodes;
    private readonly int _treeNodes;
    private readonly int _upper;
    private readonly int _lower;

    public HeapTrees(int trees, int levels)
    {
        (Levels, _upper) = (levels, Math.Min(levels, BlockLevels));
        _lower = levels - _upper;
        _treeNodes = levels == 0 ? 0 : _lower > 0 ? BlockNodes * (1 + BlockNodes) : BlockNodes;
        _nodes = new(trees * _treeNodes);
        _nodes.Span.Fill(AlwaysLeft);
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
        for (; tree + Lanes <= slots.Length; tree += Lanes)
        {
            ref var first = ref Root(firstTree + tree);
            Walk(
                ref first, ref Unsafe.Add(ref first, _treeNodes), ref Unsafe.Add(ref first, 2 * _treeNodes), ref Unsafe.Add(ref first, 3 * _treeNodes),
                ref bins, ref bins, ref bins, ref bins, ref slots[tree]);
        }
        for (; tree < slots.Length; tree++)
            slots[tree] = Walk(ref bins, firstTree + tree);
    }

    /// <summary>Walks one tree with several rows.</summary>
    public void Walk(ref byte rows, int rowBytes, int tree, Span<int> slots)
    {
        ref var root = ref Root(tree);
        var row = 0;
        for (; row + Lanes <= slots.Length; row += Lanes)
        {
            ref var first = ref Unsafe.Add(ref rows, row * rowBytes);
            Walk(
                ref root, ref root, ref root, ref root,
                ref first, ref Unsafe.Add(ref first, rowBytes), ref Unsafe.Add(ref first, 2 * rowBytes), ref Unsafe.Add(ref first, 3 * rowBytes), ref slots[row]);
        }
        for (; row < slots.Length; row++)
            slots[row] = Walk(ref Unsafe.Add(ref rows, row * rowBytes), tree);
    }

    // Four walks at once: each step waits for two loads, and four that do not wait for each other fill the time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Walk(
        ref ushort a, ref ushort b, ref ushort c, ref ushort d, ref byte binsA, ref byte binsB, ref byte binsC, ref byte binsD, ref int slots)
    {
        int atA = 1, atB = 1, atC = 1, atD = 1;
        for (var step = _upper; step > 0; step--)
        {
            atA = Step(ref a, ref binsA, atA);
            atB = Step(ref b, ref binsB, atB);
            atC = Step(ref c, ref binsC, atC);
            atD = Step(ref d, ref binsD, atD);
        }
        if (_lower > 0)
        {
            a = ref Block(ref a, atA);
            b = ref Block(ref b, atB);
            c = ref Block(ref c, atC);
            d = ref Block(ref d, atD);
            int highA = atA, highB = atB, highC = atC, highD = atD;
            (atA, atB, atC, atD) = (1, 1, 1, 1);
            for (var step = _lower; step > 0; step--)
            {
                atA = Step(ref a, ref binsA, atA);
                atB = Step(ref b, ref binsB, atB);
                atC = Step(ref c, ref binsC, atC);
                atD = Step(ref d, ref binsD, atD);
            }
            (atA, atB, atC, atD) = (Joined(highA, atA), Joined(highB, atB), Joined(highC, atC), Joined(highD, atD));
        }
        (slots, Unsafe.Add(ref slots, 1), Unsafe.Add(ref slots, 2), Unsafe.Add(ref slots, 3)) = (atA - Slots, atB - Slots, atC - Slots, atD - Slots);
    }

    private int Walk(ref byte bins, int tree)
    {
        ref var block = ref Root(tree);
        var at = 1;
        for (var step = _upper; step > 0; step--)
            at = Step(ref block, ref bins, at);
        if (_lower == 0)
            return at - Slots;
        block = ref Block(ref block, at);
        var high = at;
        at = 1;
        for (var step = _lower; step > 0; step--)
            at = Step(ref block, ref bins, at);
        return Joined(high, at) - Slots;
    }

    private static int Place(int node)
    {
        var level = BitOperations.Log2((uint)node);
        if (level < BlockLevels)
            return node;
        var below = level - BlockLevels;
        return (((node >> below) - BlockNodes + 1) * BlockNodes) + (1 << below) + (node & ((1 << below) - 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ushort Root(int tree) => ref Unsafe.Add(ref _nodes.First, tree * _treeNodes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref ushort Block(ref ushort root, int at) => ref Unsafe.Add(ref root, (at - BlockNodes + 1) * BlockNodes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Joined(int high, int low) => ((high - 1) << _lower) + low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step(ref ushort block, ref byte bins, int at)
    {
        int node = Unsafe.Add(ref block, at);
        // The sign bit of the difference instead of a comparison: the JIT would make that a branch, wrong half of the time.
        return (2 * at) + (((node >> 8) - Unsafe.Add(ref bins, node & 0xFF)) >>> 31);
    }
}
