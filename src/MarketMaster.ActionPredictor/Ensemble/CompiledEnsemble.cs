using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Prediction;

/// <summary>An ensemble laid out for prediction: one row through several trees at once, or tiles of 64 rows through one tree after the other. Immutable.</summary>
internal sealed class CompiledEnsemble
{
    /// <summary>Rows of a tile.</summary>
    public const int TileRows = 64;

    /// <summary>Rows that a tree serves before the next one is fetched.</summary>
    public const int BlockRows = 4 * TileRows;

    private const int TreesAtOnce = 32;
    private readonly HeapTrees _heaps;
    private readonly DeepTrees _deep;
    private readonly LeafValues _leaves;
    private readonly PermuteKernel? _kernel;
    private readonly int[] _firstLeaf;
    private readonly int _columns;
    private readonly int _rowBytes;

    public CompiledEnsemble(TreeEnsemble model, Quantiser quantiser)
    {
        (_columns, _rowBytes) = (quantiser.Columns, quantiser.RowBytes);
        var trees = model.Trees;
        var isNarrow = !model.Bins.IsWide && _columns <= HeapTrees.MaximumColumns;
        _heaps = new(trees.Length, isNarrow ? Math.Clamp(trees.Max(t => t.Depth()), PermuteKernel.MinimumLevels, HeapTrees.MaximumLevels) : 0);
        _deep = new(trees, _heaps.Levels, model.Bins.IsWide);
        _firstLeaf = new int[trees.Length];
        var leaves = 0;
        for (var tree = 0; tree < trees.Length; tree++)
        {
            _firstLeaf[tree] = leaves;
            leaves += _deep.Holds(tree) ? trees[tree].Weights.Length : _heaps.Slots;
        }
        _leaves = LeafValues.Create(model, leaves);
        for (var tree = 0; tree < trees.Length; tree++)
            Place(tree, trees[tree], model.Bins.Features);
        if (isNarrow && PermuteKernel.IsSupported(_rowBytes))
            _kernel = new(_heaps, trees.Length, _rowBytes);
    }

    /// <summary>Predicts one row of bins.</summary>
    public ActionPrediction Predict(ref byte bins)
    {
        Span<long> sums = stackalloc long[LeafValues.SumLength];
        Span<int> found = stackalloc int[TreesAtOnce];
        _leaves.Start(sums);
        for (var tree = 0; tree < _firstLeaf.Length; tree += TreesAtOnce)
        {
            var part = found[..Math.Min(TreesAtOnce, _firstLeaf.Length - tree)];
            _heaps.Walk(ref bins, tree, part);
            if (_deep.Any)
                _deep.Descend(ref bins, tree, part, _firstLeaf);
            else
                AddFirstLeaves(tree, part);
            _leaves.AddTrees(tree, part, sums);
        }
        return _leaves.Conclude(sums);
    }

    /// <summary>Predicts up to <see cref="BlockRows"/> rows of bins; there must be whole tiles of them, though the last may be filled with anything.</summary>
    [SkipLocalsInit]
    public void Predict(ReadOnlySpan<byte> rows, Span<ActionPrediction> destination, bool useKernel = true)
    {
        Span<long> sums = stackalloc long[BlockRows * LeafValues.SumLength];
        sums = sums[..(destination.Length * LeafValues.SumLength)];
        _leaves.Start(sums);
        ref var first = ref MemoryMarshal.GetReference(rows);
        if (useKernel && _kernel is { } kernel)
            SumTiles(kernel, ref first, sums);
        else
            SumRows(ref first, sums);
        for (var row = 0; row < destination.Length; row++)
            destination[row] = _leaves.Conclude(sums.Slice(row * LeafValues.SumLength, LeafValues.SumLength));
    }

    [SkipLocalsInit]
    private void SumTiles(PermuteKernel kernel, ref byte rows, Span<long> sums)
    {
        var count = sums.Length / LeafValues.SumLength;
        var tileBytes = TileRows * _rowBytes;
        Span<byte> columns = stackalloc byte[BlockRows / TileRows * PermuteKernel.WidestTile];
        for (var tile = 0; tile * TileRows < count; tile++)
            kernel.Transpose(ref Unsafe.Add(ref rows, tile * tileBytes), _columns, ref columns[tile * PermuteKernel.WidestTile]);
        Span<int> slots = stackalloc int[TileRows];
        for (var tree = 0; tree < _firstLeaf.Length; tree++)
        {
            var isDeep = _deep.Holds(tree);
            for (var tile = 0; tile * TileRows < count; tile++)
            {
                ref var tileRows = ref Unsafe.Add(ref rows, tile * tileBytes);
                kernel.Walk(ref tileRows, ref columns[tile * PermuteKernel.WidestTile], tree, isDeep ? 0 : _firstLeaf[tree], slots);
                if (isDeep)
                    _deep.Descend(ref tileRows, _rowBytes, tree, slots);
                var present = Math.Min(TileRows, count - (tile * TileRows));
                _leaves.AddRows(tree, slots[..present], sums[(tile * TileRows * LeafValues.SumLength)..]);
            }
        }
    }

    [SkipLocalsInit]
    private void SumRows(ref byte rows, Span<long> sums)
    {
        Span<int> slots = stackalloc int[BlockRows];
        slots = slots[..(sums.Length / LeafValues.SumLength)];
        for (var tree = 0; tree < _firstLeaf.Length; tree++)
        {
            _heaps.Walk(ref rows, _rowBytes, tree, slots);
            if (_deep.Holds(tree))
                _deep.Descend(ref rows, _rowBytes, tree, slots);
            else
                Move(slots, _firstLeaf[tree]);
            _leaves.AddRows(tree, slots, sums);
        }
    }

    private void AddFirstLeaves(int tree, Span<int> slots)
    {
        for (var i = 0; i < slots.Length; i++)
            slots[i] += _firstLeaf[tree + i];
    }

    private static void Move(Span<int> slots, int by)
    {
        for (var i = 0; i < slots.Length; i++)
            slots[i] += by;
    }

    private void Place(int tree, DecisionTree source, int features)
    {
        var isDeep = _deep.Holds(tree);
        // Where in the complete tree each node comes to stand; 0 for what lies below it.
        var places = new int[source.Nodes.Length];
        var entries = new int[_heaps.Slots];
        places[0] = 1;
        for (var i = 0; i < source.Nodes.Length; i++)
        {
            var (node, place) = (source.Nodes[i], places[i]);
            if (place == 0)
                continue;
            var level = BitOperations.Log2((uint)place);
            if (!node.IsLeaf && level < _heaps.Levels)
            {
                _heaps.Set(tree, place, node.Column(features), node.Bin);
                (places[node.Child], places[node.Child + 1]) = (2 * place, (2 * place) + 1);
                continue;
            }
            // Below a leaf all rows go left.
            var slot = (place << (_heaps.Levels - level)) - _heaps.Slots;
            entries[slot] = i;
            if (!isDeep)
                _leaves.Set(_firstLeaf[tree] + slot, source, node.Child);
        }
        if (!isDeep)
            return;
        _deep.Add(tree, source, features, entries, _firstLeaf[tree]);
        for (var leaf = 0; leaf < source.Weights.Length; leaf++)
            _leaves.Set(_firstLeaf[tree] + leaf, source, leaf);
    }
}
