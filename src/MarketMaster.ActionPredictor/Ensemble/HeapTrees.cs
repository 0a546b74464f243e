using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MarketMaster.Prediction;

/// <summary>
/// The upper levels of every tree as complete binary trees of two-byte nodes: column and bin. Five levels fill one cache line, columns
/// first, so that a walk takes two of them. It is a fixed number of steps without branches; below a leaf everything goes left.
/// </summary>
internal sealed class HeapTrees
{
    /// <summary>Most levels that are kept here; deeper trees go on in <see cref="DeepTrees"/>.</summary>
    public const int MaximumLevels = 2 * BlockLevels;

    /// <summary>Most columns: a node has a byte for it.</summary>
    public const int MaximumColumns = 256;

    private const int BlockLevels = 5;
    private const int BlockNodes = 1 << BlockLevels;
    private const int BlockBytes = 2 * BlockNodes;
    private const int RowsAtOnce = 4;
    private readonly AlignedArray<byte> _nodes;
    private readonly int _treeBytes;
    private readonly int _upperLevels;
    private readonly int _lowerLevels;

    public HeapTrees(int trees, int levels)
    {
        Levels = levels;
        _upperLevels = Math.Min(levels, BlockLevels);
        _lowerLevels = levels - _upperLevels;
        _treeBytes = _lowerLevels > 0 ? BlockBytes * (1 + BlockNodes) : BlockBytes;
        _nodes = new(trees * _treeBytes);
        // What is not set goes left.
        for (var bins = BlockNodes; bins < _nodes.Span.Length; bins += BlockBytes)
            _nodes.Span.Slice(bins, BlockNodes).Fill(byte.MaxValue);
    }

    public int Levels { get; }

    /// <summary>Ends of a walk: each leads to one leaf, or on into a deeper tree.</summary>
    public int Slots => 1 << Levels;

    /// <summary>Sets a node. The root is 1, the children of node n are 2n and 2n + 1.</summary>
    public void Set(int tree, int node, int column, int bin)
    {
        var level = BitOperations.Log2((uint)node);
        var (path, below) = (node - (1 << level), level - BlockLevels);
        var place = (tree * _treeBytes) + (below < 0 ? node : (BlockBytes * (1 + (path >> below))) + (1 << below) + (path & ((1 << below) - 1)));
        (_nodes.Span[place], _nodes.Span[place + BlockNodes]) = ((byte)column, (byte)bin);
    }

    /// <summary>Walks the upper levels of several trees with one row, and asks the memory for where they go on.</summary>
    /// <param name="row">The row.</param>
    /// <param name="firstTree">The first of the trees.</param>
    /// <param name="paths">Gets where <see cref="WalkLower"/> goes on.</param>
    public unsafe void WalkUpper(in BinRow row, int firstTree, Span<int> paths)
    {
        ref var root = ref Root(firstTree);
        nint size = _treeBytes;
        var goesOn = Sse.IsSupported && _lowerLevels > 0;
        for (var tree = 0; tree < paths.Length; tree++)
        {
            var path = Walk(row, ref root, BlockLevels);
            paths[tree] = path;
            if (goesOn)
                Sse.Prefetch0(Unsafe.AsPointer(ref Lower(ref root, path)));
            root = ref Unsafe.Add(ref root, size);
        }
    }

    /// <summary>Walks the lower levels of several trees: paths become slots.</summary>
    public void WalkLower(in BinRow row, int firstTree, Span<int> paths)
    {
        if (_lowerLevels == 0)
        {
            foreach (ref var path in paths)
                path >>= BlockLevels - _upperLevels;
            return;
        }
        ref var root = ref Root(firstTree);
        nint size = _treeBytes;
        var (levels, beyond) = (_lowerLevels, BlockLevels - _lowerLevels);
        for (var tree = 0; tree < paths.Length; tree++)
        {
            var path = paths[tree];
            paths[tree] = (path << levels) | (Walk(row, ref Lower(ref root, path), BlockLevels) >> beyond);
            root = ref Unsafe.Add(ref root, size);
        }
    }

    /// <summary>Walks one tree with several rows.</summary>
    public void Walk(ref byte rows, int rowBytes, int tree, Span<int> slots)
    {
        ref var root = ref Root(tree);
        var row = 0;
        for (; row + RowsAtOnce <= slots.Length; row += RowsAtOnce)
            WalkFour(ref Unsafe.Add(ref rows, row * rowBytes), rowBytes, ref root, slots.Slice(row, RowsAtOnce));
        for (; row < slots.Length; row++)
        {
            ref var bins = ref Unsafe.Add(ref rows, row * rowBytes);
            var path = Walk(ref bins, ref root, _upperLevels);
            slots[row] = _lowerLevels == 0 ? path : (path << _lowerLevels) | Walk(ref bins, ref Lower(ref root, path), _lowerLevels);
        }
    }

    // Each step waits for two loads, and walks that do not wait for each other fill the time.
    private void WalkFour(ref byte rows, int rowBytes, ref byte root, Span<int> slots)
    {
        ref var second = ref Unsafe.Add(ref rows, rowBytes);
        ref var third = ref Unsafe.Add(ref second, rowBytes);
        ref var fourth = ref Unsafe.Add(ref third, rowBytes);
        int a = 1, b = 1, c = 1, d = 1;
        for (var level = _upperLevels; level > 0; level--)
        {
            a = Step(ref root, ref rows, a);
            b = Step(ref root, ref second, b);
            c = Step(ref root, ref third, c);
            d = Step(ref root, ref fourth, d);
        }
        var upper = 1 << _upperLevels;
        (slots[0], slots[1], slots[2], slots[3]) = (a - upper, b - upper, c - upper, d - upper);
        if (_lowerLevels == 0)
            return;
        ref var blockA = ref Lower(ref root, a - upper);
        ref var blockB = ref Lower(ref root, b - upper);
        ref var blockC = ref Lower(ref root, c - upper);
        ref var blockD = ref Lower(ref root, d - upper);
        a = b = c = d = 1;
        for (var level = _lowerLevels; level > 0; level--)
        {
            a = Step(ref blockA, ref rows, a);
            b = Step(ref blockB, ref second, b);
            c = Step(ref blockC, ref third, c);
            d = Step(ref blockD, ref fourth, d);
        }
        var lower = (1 << _lowerLevels) - 1;
        slots[0] = (slots[0] << _lowerLevels) | (a & lower);
        slots[1] = (slots[1] << _lowerLevels) | (b & lower);
        slots[2] = (slots[2] << _lowerLevels) | (c & lower);
        slots[3] = (slots[3] << _lowerLevels) | (d & lower);
    }

    // The path through a block.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Walk(in BinRow row, ref byte block, int levels)
    {
        if (!row.IsVector)
            return Walk(ref row.First, ref block, levels);
        // All nodes at once: which of them would send the row right.
        var right = row.Above(Vector256.LoadUnsafe(ref block), Vector256.LoadUnsafe(ref block, BlockNodes));
        var at = 2 + ((right >> 1) & 1);
        at = (2 * at) + ((right >> (int)at) & 1);
        at = (2 * at) + ((right >> (int)at) & 1);
        at = (2 * at) + ((right >> (int)at) & 1);
        return (int)((2 * at) + ((right >> (int)at) & 1) - BlockNodes);
    }

    private static int Walk(ref byte bins, ref byte block, int levels)
    {
        var at = 1;
        for (var level = levels; level > 0; level--)
            at = Step(ref block, ref bins, at);
        return at - (1 << levels);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Step(ref byte block, ref byte bins, int at)
    {
        ref var column = ref Unsafe.Add(ref block, (nint)at);
        // The sign of the difference instead of a comparison: the JIT would make that a branch, wrong half of the time.
        return (2 * at) + ((Unsafe.Add(ref column, BlockNodes) - Unsafe.Add(ref bins, (nint)column)) >>> 31);
    }

    private ref byte Root(int tree) => ref Unsafe.Add(ref _nodes.First, (nint)tree * _treeBytes);

    // The block in which a path goes on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte Lower(ref byte root, int path) => ref Unsafe.Add(ref root, (nint)(BlockBytes * (1 + path)));
}
