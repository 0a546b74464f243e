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
    private readonly AlignedArray<uint> _shares;
    private readonly uint _whole;
    private readonly uint _total;
    private readonly double _unit;

    public LeafShares(TreeEnsemble model, int count)
    {
        _model = model;
        _shares = new(count * 4);
        _whole = uint.MaxValue / (uint)model.Trees.Length;
        _total = _whole * (uint)model.Trees.Length;
        _unit = 1.0 / _total;
    }

    public override int SumLength => 2;

    public override void Set(int index, DecisionTree tree, int leaf)
    {
        Span<double> shares = stackalloc double[K];
        _model.Output(tree, leaf, shares);
        Divide(shares, _shares.Span.Slice(index * 4, 4));
    }

    public override void Start(Span<long> sums) => sums.Clear();

    public override unsafe void Prefetch(ReadOnlySpan<int> leaves)
    {
        if (!Sse.IsSupported)
            return;
        foreach (var leaf in leaves)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref _shares.First, (nint)leaf * 4)));
    }

    public override void AddTrees(int firstTree, ReadOnlySpan<int> leaves, Span<long> sums)
    {
        ref var shares = ref _shares.First;
        var sum = Vector128.LoadUnsafe(ref Four(sums));
        foreach (var leaf in leaves)
            sum += Vector128.LoadUnsafe(ref Unsafe.Add(ref shares, (nint)leaf * 4));
        sum.StoreUnsafe(ref Four(sums));
    }

    public override void AddRows(int firstTree, int trees, ReadOnlySpan<int> leaves, Span<long> sums)
    {
        ref var shares = ref _shares.First;
        ref var sum = ref Four(sums);
        ref var leaf = ref MemoryMarshal.GetReference(leaves);
        for (var row = 0; row < sums.Length / 2; row++)
        {
            var total = Vector128.LoadUnsafe(ref sum, (nuint)(row * 4));
            if (trees == 4)
                total += At(ref shares, ref leaf, row) + At(ref shares, ref leaf, Rows + row) + (At(ref shares, ref leaf, (2 * Rows) + row) + At(ref shares, ref leaf, (3 * Rows) + row));
            else
            {
                for (var tree = 0; tree < trees; tree++)
                    total += At(ref shares, ref leaf, (tree * Rows) + row);
            }
            total.StoreUnsafe(ref sum, (nuint)(row * 4));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> At(ref uint shares, ref int leaf, int index) =>
        Vector128.LoadUnsafe(ref Unsafe.Add(ref shares, (nint)Unsafe.Add(ref leaf, index) * 4));

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
