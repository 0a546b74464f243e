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

    private const int TreesAtOnce = 8;
    private const int TreesPerTile = 4;
    private const int MostSums = TradeActions.Count;
    private readonly HeapTrees _heaps;
    private readonly DeepTrees _deep;
    private readonly LeafValues _leaves;
    private readonly PermuteKernel? _kernel;
    private readonly int _trees;
    private readonly int _columns;
    private readonly int _rowBytes;

    public CompiledEnsemble(TreeEnsemble model, Quantiser quantiser)
    {
        (_columns, _rowBytes) = (quantiser.Columns, quantiser.RowBytes);
        var trees = model.Trees;
        var isNarrow = !model.Bins.IsWide && _columns <= HeapTrees.MaximumColumns;
        _heaps = new(trees.Length, isNarrow ? Math.Clamp(trees.Max(t => t.Depth()), PermuteKernel.MinimumLevels, HeapTrees.MaximumLevels) : 0);
        _deep = new(trees, _heaps.Levels, model.Bins.IsWide);
        _trees = trees.Length;
        var firstLeaf = new int[trees.Length + 1];
        for (var tree = 0; tree < trees.Length; tree++)
            firstLeaf[tree + 1] = firstLeaf[tree] + (_deep.Holds(tree) ? trees[tree].Weights.Length : _heaps.Slots);
        _leaves = LeafValues.Create(model, firstLeaf);
        if (isNarrow && PermuteKernel.IsSupported(_columns))
            _kernel = new(trees.Length, _heaps.Levels, _columns);
        Parallel.For(0, trees.Length, tree => Place(tree, trees[tree], model.MissingOffset));
    }

    /// <summary>Predicts one row of bins.</summary>
    [SkipLocalsInit]
    public ActionPrediction Predict(ref byte bins)
    {
        Span<long> sums = stackalloc long[MostSums];
        sums = sums[.._leaves.SumLength];
        _leaves.Start(sums);
        var row = new BinRow(ref bins, _rowBytes);
        Span<int> room = stackalloc int[3 * TreesAtOnce];
        var entered = room[..TreesAtOnce];
        var left = room.Slice(TreesAtOnce, TreesAtOnce);
        var reached = room[(2 * TreesAtOnce)..];
        // While the lower halves of some trees are on their way from memory, the upper halves of the next are walked, and so with the leaves.
        for (var tree = 0; tree < _trees + (2 * TreesAtOnce); tree += TreesAtOnce)
        {
            if (Part(tree, entered) is { IsEmpty: false } upper)
                _heaps.WalkUpper(row, tree, upper);
            if (Part(tree - TreesAtOnce, left) is { IsEmpty: false } lower)
            {
                _heaps.WalkLower(row, tree - TreesAtOnce, lower);
                if (_deep.Any)
                    _deep.Descend(ref bins, tree - TreesAtOnce, lower);
                _leaves.Prefetch(tree - TreesAtOnce, lower);
            }
            if (Part(tree - (2 * TreesAtOnce), reached) is { IsEmpty: false } leaves)
                _leaves.AddTrees(tree - (2 * TreesAtOnce), leaves, sums);
            var free = reached;
            reached = left;
            left = entered;
            entered = free;
        }
        return _leaves.Conclude(sums);
    }

    /// <summary>Predicts up to <see cref="BlockRows"/> rows of bins; there must be whole tiles of them, though the last may be filled with anything.</summary>
    [SkipLocalsInit]
    public void Predict(ReadOnlySpan<byte> rows, Span<ActionPrediction> destination, bool useKernel = true)
    {
        var kernel = useKernel ? _kernel : null;
        var length = _leaves.SumLength;
        Span<long> sums = stackalloc long[BlockRows * MostSums];
        sums = sums[..(destination.Length * length)];
        _leaves.Start(sums);
        ref var first = ref MemoryMarshal.GetReference(rows);
        var columns = PredictionRoom.Current.Columns.Span;
        for (var tile = 0; kernel is not null && tile * TileRows < destination.Length; tile++)
            PermuteKernel.Transpose(ref Unsafe.Add(ref first, tile * TileRows * _rowBytes), _rowBytes, _columns, ref columns[tile * PermuteKernel.WidestTile]);
        Span<int> found = stackalloc int[TreesPerTile * TileRows];
        for (var tree = 0; tree < _trees; tree += TreesPerTile)
        {
            var trees = Math.Min(TreesPerTile, _trees - tree);
            for (var row = 0; row < destination.Length; row += TileRows)
            {
                var present = Math.Min(TileRows, destination.Length - row);
                ref var tileRows = ref Unsafe.Add(ref first, row * _rowBytes);
                if (kernel is null)
                {
                    for (var i = 0; i < trees; i++)
                        _heaps.Walk(ref tileRows, _rowBytes, tree + i, found.Slice(i * TileRows, present));
                }
                else
                {
                    for (var i = 0; i < trees; i += 2)
                        kernel.Walk(ref columns[row / TileRows * PermuteKernel.WidestTile], tree + i, Math.Min(tree + i + 1, _trees - 1), found[(i * TileRows)..]);
                }
                for (var i = 0; i < trees && _deep.Any; i++)
                    _deep.Descend(ref tileRows, _rowBytes, tree + i, found.Slice(i * TileRows, present));
                _leaves.AddRows(tree, trees, found, sums.Slice(row * length, present * length));
            }
        }
        for (var row = 0; row < destination.Length; row++)
            destination[row] = _leaves.Conclude(sums.Slice(row * length, length));
    }

    // The places of those of some trees that there are.
    private Span<int> Part(int tree, Span<int> places) => tree < 0 ? [] : places[..Math.Clamp(_trees - tree, 0, TreesAtOnce)];

    private void Place(int tree, DecisionTree source, int missingOffset)
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
                _heaps.Set(tree, place, node.Column(missingOffset), node.Bin);
                _kernel?.Set(tree, place, node.Column(missingOffset), node.Bin);
                (places[node.Child], places[node.Child + 1]) = (2 * place, (2 * place) + 1);
                continue;
            }
            // Below a leaf all rows go left.
            var slot = (place << (_heaps.Levels - level)) - _heaps.Slots;
            entries[slot] = i;
            if (!isDeep)
                _leaves.Set(tree, slot, node.Child);
        }
        if (!isDeep)
            return;
        _deep.Add(tree, source, missingOffset, entries);
        for (var leaf = 0; leaf < source.Weights.Length; leaf++)
            _leaves.Set(tree, leaf, leaf);
    }
}
