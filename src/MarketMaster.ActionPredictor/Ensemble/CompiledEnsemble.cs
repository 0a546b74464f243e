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

    private const int TreesAtOnce = 16;
    private const int TreesPerTile = 4;
    private const int MostSums = TradeActions.Count;
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
        if (isNarrow && PermuteKernel.IsSupported(_rowBytes))
            _kernel = new(trees.Length, _heaps.Levels, _rowBytes);
        Parallel.For(0, trees.Length, tree => Place(tree, trees[tree], model.MissingOffset));
    }

    /// <summary>Predicts one row of bins.</summary>
    public ActionPrediction Predict(ref byte bins)
    {
        Span<long> sums = stackalloc long[MostSums];
        Span<int> room = stackalloc int[2 * TreesAtOnce];
        var found = room[..TreesAtOnce];
        var next = room[TreesAtOnce..];
        sums = sums[.._leaves.SumLength];
        _leaves.Start(sums);
        // While the leaves of some trees are on their way from memory, the next trees are walked.
        var waiting = 0;
        for (var tree = 0; tree < _firstLeaf.Length; tree += TreesAtOnce)
        {
            var part = next[..Math.Min(TreesAtOnce, _firstLeaf.Length - tree)];
            _heaps.Walk(ref bins, tree, part);
            if (_deep.Any)
                _deep.Descend(ref bins, tree, part, _firstLeaf);
            else
                AddFirstLeaves(tree, part);
            _leaves.Prefetch(part);
            _leaves.AddTrees(tree - TreesAtOnce, found[..waiting], sums);
            waiting = part.Length;
            var reached = next;
            next = found;
            found = reached;
        }
        _leaves.AddTrees((_firstLeaf.Length - 1) / TreesAtOnce * TreesAtOnce, found[..waiting], sums);
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
            kernel.Transpose(ref Unsafe.Add(ref first, tile * TileRows * _rowBytes), _columns, ref columns[tile * PermuteKernel.WidestTile]);
        Span<int> found = stackalloc int[TreesPerTile * TileRows];
        for (var tree = 0; tree < _firstLeaf.Length; tree += TreesPerTile)
        {
            var trees = Math.Min(TreesPerTile, _firstLeaf.Length - tree);
            for (var row = 0; row < destination.Length; row += TileRows)
            {
                var present = Math.Min(TileRows, destination.Length - row);
                ref var tileRows = ref Unsafe.Add(ref first, row * _rowBytes);
                for (var i = 0; i < trees; i++)
                    Walk(kernel, ref tileRows, ref columns[row / TileRows * PermuteKernel.WidestTile], tree + i, found.Slice(i * TileRows, TileRows), present);
                _leaves.AddRows(tree, trees, found, sums.Slice(row * length, present * length));
            }
        }
        for (var row = 0; row < destination.Length; row++)
            destination[row] = _leaves.Conclude(sums.Slice(row * length, length));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Walk(PermuteKernel? kernel, ref byte rows, ref byte columns, int tree, Span<int> found, int present)
    {
        var isDeep = _deep.Holds(tree);
        if (kernel is not null)
        {
            kernel.Walk(ref rows, ref columns, tree, isDeep ? 0 : _firstLeaf[tree], found);
        }
        else
        {
            _heaps.Walk(ref rows, _rowBytes, tree, found[..present]);
            for (var row = 0; row < present && !isDeep; row++)
                found[row] += _firstLeaf[tree];
        }
        if (isDeep)
            _deep.Descend(ref rows, _rowBytes, tree, found[..present]);
    }

    private void AddFirstLeaves(int tree, Span<int> slots)
    {
        for (var i = 0; i < slots.Length; i++)
            slots[i] += _firstLeaf[tree + i];
    }

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
                _leaves.Set(_firstLeaf[tree] + slot, source, node.Child);
        }
        if (!isDeep)
            return;
        _deep.Add(tree, source, missingOffset, entries, _firstLeaf[tree]);
        for (var leaf = 0; leaf < source.Weights.Length; leaf++)
            _leaves.Set(_firstLeaf[tree] + leaf, source, leaf);
    }
}
