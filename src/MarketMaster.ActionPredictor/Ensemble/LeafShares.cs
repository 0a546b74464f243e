using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MarketMaster.Prediction;

/// <summary>
/// The leaves of an averaging ensemble. The five shares of a leaf make up exactly one whole of 2^32 / trees units, so
/// that all trees together fit 32 bits; four are kept, in 16 bytes, and the fifth is the rest. A probability is within 1e-6 of the mean share.
/// </summary>
internal sealed class LeafShares : LeafValues
{
    private const int K = TradeActions.Count;
    private const int Rows = CompiledEnsemble.TileRows;
    private readonly TreeEnsemble _model;
    private readonly int[] _firstLeaf;
    private readonly AlignedArray<uint> _shares;
    private readonly uint _whole;
    private readonly uint _total;
    private readonly double _unit;

    public LeafShares(TreeEnsemble model, int[] firstLeaf)
    {
        (_model, _firstLeaf) = (model, firstLeaf);
        _shares = new(firstLeaf[^1] * 4);
        _whole = uint.MaxValue / (uint)model.Trees.Length;
        _total = _whole * (uint)model.Trees.Length;
        _unit = 1.0 / _total;
    }

    public override int SumLength => 2;

    public override void Set(int tree, int place, int leaf)
    {
        Span<double> shares = stackalloc double[K];
        _model.Output(_model.Trees[tree], leaf, shares);
        Divide(shares, _shares.Span.Slice((_firstLeaf[tree] + place) * 4, 4));
    }

    public override void Start(Span<long> sums) => sums.Clear();

    public override unsafe void Prefetch(int firstTree, ReadOnlySpan<int> leaves)
    {
        if (!Sse.IsSupported)
            return;
        ref var first = ref FirstLeaf(firstTree);
        ref var shares = ref _shares.First;
        for (var tree = 0; tree < leaves.Length; tree++)
            Sse.Prefetch0(Unsafe.AsPointer(ref At(ref shares, Unsafe.Add(ref first, tree) + leaves[tree])));
    }

    public override void AddTrees(int firstTree, ReadOnlySpan<int> leaves, Span<long> sums)
    {
        var sum = Vector128.LoadUnsafe(ref Four(sums));
        ref var first = ref FirstLeaf(firstTree);
        ref var shares = ref _shares.First;
        for (var tree = 0; tree < leaves.Length; tree++)
            sum += Vector128.LoadUnsafe(ref At(ref shares, Unsafe.Add(ref first, tree) + leaves[tree]));
        sum.StoreUnsafe(ref Four(sums));
    }

    public override void AddRows(int firstTree, int trees, ReadOnlySpan<int> leaves, Span<long> sums)
    {
        ref var sum = ref Four(sums);
        ref var leaf = ref MemoryMarshal.GetReference(leaves);
        var tree = 0;
        for (; tree + 4 <= trees; tree += 4)
            AddFour(firstTree + tree, ref Unsafe.Add(ref leaf, tree * Rows), ref sum, sums.Length / 2);
        for (; tree < trees; tree++)
        {
            ref var shares = ref Leaves(firstTree + tree);
            for (var row = 0; row < sums.Length / 2; row++)
            {
                var total = Vector128.LoadUnsafe(ref sum, (nuint)(row * 4)) + Vector128.LoadUnsafe(ref At(ref shares, Unsafe.Add(ref leaf, (tree * Rows) + row)));
                total.StoreUnsafe(ref sum, (nuint)(row * 4));
            }
        }
    }

    private void AddFour(int tree, ref int leaf, ref uint sum, int rows)
    {
        ref var first = ref Leaves(tree);
        ref var second = ref Leaves(tree + 1);
        ref var third = ref Leaves(tree + 2);
        ref var fourth = ref Leaves(tree + 3);
        for (var row = 0; row < rows; row++)
        {
            var total = Vector128.LoadUnsafe(ref sum, (nuint)(row * 4));
            total += Vector128.LoadUnsafe(ref At(ref first, Unsafe.Add(ref leaf, row))) + Vector128.LoadUnsafe(ref At(ref second, Unsafe.Add(ref leaf, Rows + row)));
            total += Vector128.LoadUnsafe(ref At(ref third, Unsafe.Add(ref leaf, (2 * Rows) + row))) + Vector128.LoadUnsafe(ref At(ref fourth, Unsafe.Add(ref leaf, (3 * Rows) + row)));
            total.StoreUnsafe(ref sum, (nuint)(row * 4));
        }
    }

    private ref int FirstLeaf(int tree) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_firstLeaf), tree);

    private ref uint Leaves(int tree) => ref Unsafe.Add(ref _shares.First, (nint)_firstLeaf[tree] * 4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref uint At(ref uint shares, int leaf) => ref Unsafe.Add(ref shares, (nint)leaf * 4);

    public override ActionPrediction Conclude(ReadOnlySpan<long> sums)
    {
        var four = MemoryMarshal.Cast<long, uint>(sums);
        var rest = _total - four[0] - four[1] - four[2] - four[3];
        return Of(new(four[0] * _unit, four[1] * _unit, four[2] * _unit, four[3] * _unit, rest * _unit));
    }

    private static ref uint Four(Span<long> sums) => ref Unsafe.As<long, uint>(ref MemoryMarshal.GetReference(sums));

    // Rounding what the shares add up to so far makes them add up to the whole, and leaves a share of 0 at 0.
    private void Divide(ReadOnlySpan<double> shares, Span<uint> units)
    {
        var (share, before) = (0.0, 0u);
        for (var k = 0; k < units.Length; k++)
        {
            share += shares[k];
            var until = Math.Min((uint)((share * _whole) + 0.5), _whole);
            units[k] = until - before;
            before = until;
        }
    }
}
