using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Prediction;

/// <summary>
/// What <see cref="HeapTrees"/> cannot hold: the levels below its last, or whole trees where bins are wide or columns many. A leaf
/// points to itself, so that a walk takes a fixed number of steps without branches.
/// </summary>
internal sealed class DeepTrees
{
    private const int Lanes = 4;
    private readonly Node[] _nodes;
    private readonly int[] _leaves;
    private readonly int[] _entries;
    private readonly int[] _firstEntry;
    private readonly int[] _steps;
    private readonly bool _isWide;
    private readonly int[] _firstNode;

    public DeepTrees(DecisionTree[] trees, int levels, bool isWide)
    {
        _isWide = isWide;
        _steps = [.. trees.Select(t => Math.Max(0, t.Depth() - levels))];
        (_firstEntry, _firstNode) = (new int[trees.Length], new int[trees.Length]);
        int deep = 0, size = 0;
        for (var tree = 0; tree < trees.Length; tree++)
        {
            (_firstEntry[tree], _firstNode[tree]) = (deep << levels, size);
            deep += Holds(tree) ? 1 : 0;
            size += Holds(tree) ? trees[tree].Nodes.Length : 0;
        }
        (_nodes, _leaves, _entries) = (new Node[size], new int[size], new int[deep << levels]);
    }

    private readonly record struct Node(int Child, ushort Column, ushort Bin);

    public bool Any => _nodes.Length > 0;

    /// <summary>Whether a tree goes on here.</summary>
    public bool Holds(int tree) => _steps[tree] > 0;

    /// <summary>Takes over a tree.</summary>
    /// <param name="tree">Its number.</param>
    /// <param name="source">Its nodes.</param>
    /// <param name="missingOffset">How much later the column where missing values count as lowest comes.</param>
    /// <param name="entries">The node that each slot of the upper levels leads to.</param>
    public void Add(int tree, DecisionTree source, int missingOffset, ReadOnlySpan<int> entries)
    {
        var first = _firstNode[tree];
        for (var i = 0; i < source.Nodes.Length; i++)
        {
            var node = source.Nodes[i];
            // No bin is above the greatest, so a leaf always steps to itself.
            _nodes[first + i] = node.IsLeaf ? new(first + i, 0, ushort.MaxValue) : new(first + node.Child, (ushort)node.Column(missingOffset), (ushort)node.Bin);
            _leaves[first + i] = node.IsLeaf ? node.Child : 0;
        }
        for (var slot = 0; slot < entries.Length; slot++)
            _entries[_firstEntry[tree] + slot] = first + entries[slot];
    }

    /// <summary>Goes on with one row in several trees: slots become leaves. The slots of trees that are not held here are leaves already.</summary>
    public void Descend(ref byte bins, int firstTree, Span<int> slots)
    {
        for (var i = 0; i < slots.Length; i++)
            slots[i] = Holds(firstTree + i) ? Descend(ref bins, firstTree + i, slots[i]) : slots[i];
    }

    /// <summary>Goes on with several rows in one tree: slots become leaves, and stay as they are where the tree is not held here.</summary>
    public void Descend(ref byte rows, int rowBytes, int tree, Span<int> slots)
    {
        if (!Holds(tree))
            return;
        ref var entries = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_entries), _firstEntry[tree]);
        var row = 0;
        for (; row + Lanes <= slots.Length; row += Lanes)
        {
            ref var bins0 = ref Unsafe.Add(ref rows, row * rowBytes);
            ref var bins1 = ref Unsafe.Add(ref bins0, rowBytes);
            ref var bins2 = ref Unsafe.Add(ref bins1, rowBytes);
            ref var bins3 = ref Unsafe.Add(ref bins2, rowBytes);
            int a = Unsafe.Add(ref entries, slots[row]), b = Unsafe.Add(ref entries, slots[row + 1]);
            int c = Unsafe.Add(ref entries, slots[row + 2]), d = Unsafe.Add(ref entries, slots[row + 3]);
            for (var step = _steps[tree]; step > 0; step--)
            {
                a = Step(ref bins0, a);
                b = Step(ref bins1, b);
                c = Step(ref bins2, c);
                d = Step(ref bins3, d);
            }
            (slots[row], slots[row + 1], slots[row + 2], slots[row + 3]) = (_leaves[a], _leaves[b], _leaves[c], _leaves[d]);
        }
        for (; row < slots.Length; row++)
            slots[row] = Descend(ref Unsafe.Add(ref rows, row * rowBytes), tree, slots[row]);
    }

    private int Descend(ref byte bins, int tree, int slot)
    {
        var node = _entries[_firstEntry[tree] + slot];
        for (var step = _steps[tree]; step > 0; step--)
            node = Step(ref bins, node);
        return _leaves[node];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Step(ref byte bins, int index)
    {
        ref var node = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_nodes), index);
        int bin = _isWide ? Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref bins, 2 * node.Column)) : Unsafe.Add(ref bins, (nint)node.Column);
        return node.Child + ((node.Bin - bin) >>> 31);
    }
}
