using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>
/// The leaves of an averaging ensemble. The five shares of a leaf make up exactly one whole of 2^32 / trees units, rounded down, so
/// that all trees together fit 32 bits; four are kept, in 16 bytes, and the fifth is the rest. A probability is within 1e-6 of the mean share.
/// </summary>
internal sealed class LeafShares : LeafValues
{
    private const int K = TradeActions.Count;
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

    public override void Set(int index, DecisionTree tree, int leaf)
    {
        Span<double> shares = stackalloc double[K];
        _model.Output(tree, leaf, shares);
        Span<uint> units = stackalloc uint[K];
        Divide(shares, units);
        units[..4].CopyTo(_shares.Span[(index * 4)..]);
    }

    public override void Start(Span<long> sums) => sums.Clear();

    public override void AddTrees(int firstTree, ReadOnlySpan<int> leaves, Span<long> sums)
    {
        ref var shares = ref _shares.First;
        var sum = Vector128.LoadUnsafe(ref Four(sums));
        foreach (var leaf in leaves)
            sum += Vector128.LoadUnsafe(ref Unsafe.Add(ref shares, (nint)leaf * 4));
        sum.StoreUnsafe(ref Four(sums));
    }

    public override void AddRows(int tree, ReadOnlySpan<int> leaves, Span<long> sums)
    {
        ref var shares = ref _shares.First;
        ref var sum = ref Four(sums);
        foreach (var leaf in leaves)
        {
            (Vector128.LoadUnsafe(ref sum) + Vector128.LoadUnsafe(ref Unsafe.Add(ref shares, (nint)leaf * 4))).StoreUnsafe(ref sum);
            sum = ref Unsafe.Add(ref sum, 2 * SumLength);
        }
    }

    public override ActionPrediction Conclude(ReadOnlySpan<long> sums)
    {
        var four = MemoryMarshal.Cast<long, uint>(sums);
        var rest = _total - four[0] - four[1] - four[2] - four[3];
        return Of(new(four[0] * _unit, four[1] * _unit, four[2] * _unit, four[3] * _unit, rest * _unit));
    }

    private static ref uint Four(Span<long> sums) => ref Unsafe.As<long, uint>(ref MemoryMarshal.GetReference(sums));

    // Every share rounded down, and what is left of the whole to the largest remainders, lower classes first.
    private void Divide(ReadOnlySpan<double> shares, Span<uint> units)
    {
        Span<double> remainders = stackalloc double[K];
        var left = _whole;
        for (var k = 0; k < K; k++)
        {
            units[k] = (uint)(shares[k] * _whole);
            remainders[k] = (shares[k] * _whole) - units[k];
            left -= units[k];
        }
        for (; left > 0; left--)
        {
            var most = 0;
            for (var k = 1; k < K; k++)
                most = remainders[k] > remainders[most] ? k : most;
            units[most]++;
            remainders[most] = -1;
        }
    }
}
