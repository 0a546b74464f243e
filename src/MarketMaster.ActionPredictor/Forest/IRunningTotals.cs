using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>
/// The rows of a node by bin of one feature, as running totals that are read eight entries at a time: entry i holds what lies at or
/// below bin <see cref="Bin"/>(i). Fields 0 to 4 are the classes, field 5 the distinct rows.
/// </summary>
internal interface IRunningTotals
{
    public const int RowsField = 5;

    public int Entries { get; }

    public int Bin(int entry);

    /// <summary>A field of the eight entries from <paramref name="entry"/> on; past the last one the totals of all rows.</summary>
    public Vector256<int> Eight(int field, int entry);

    public ClassCounts At(int entry);

    /// <summary>Moves the rows of the last entry below all others, so that rows without a value go left.</summary>
    public void LastEntryFirst();
}
