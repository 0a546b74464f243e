using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>Running totals of all bins in one array per field.</summary>
internal readonly struct WideTotals(WideHistogram histogram) : IRunningTotals
{
    private readonly int[][] _totals = histogram.Totals;

    public int Entries => histogram.Entries;

    public int Bin(int entry) => entry;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> Eight(int field, int entry) => Vector256.LoadUnsafe(ref _totals[field][entry]);

    public ClassCounts At(int entry) => new()
    {
        C0 = _totals[0][entry],
        C1 = _totals[1][entry],
        C2 = _totals[2][entry],
        C3 = _totals[3][entry],
        C4 = _totals[4][entry],
        Rows = _totals[IRunningTotals.RowsField][entry],
    };

    public void LastEntryFirst() => histogram.LastEntryFirst();
}
