using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>
/// The counts of one histogram bin packed into 128 bits, so that counting a row is one addition: six fields of 21 bits,
/// classes 0 to 2 in the lower half, classes 3, 4 and the number of distinct rows in the upper half.
/// </summary>
internal static class PackedCounts
{
    /// <summary>Rows that may be added before a field could overflow: 31 (largest weight of a row) times this stays below 2^21.</summary>
    public const int RowLimit = 1 << 16;

    public const int Bits = 21;
    public const ulong Mask = (1UL << Bits) - 1;

    /// <summary>What to add for a row, by the low byte of its key.</summary>
    public static Vector128<ulong>[] Increments { get; } = [.. Enumerable.Range(0, 256).Select(Increment)];

    public static ClassCounts Unpack(ulong low, ulong high) => new()
    {
        C0 = (int)(low & Mask),
        C1 = (int)((low >> Bits) & Mask),
        C2 = (int)(low >> (2 * Bits)),
        C3 = (int)(high & Mask),
        C4 = (int)((high >> Bits) & Mask),
        Rows = (int)(high >> (2 * Bits)),
    };

    private static Vector128<ulong> Increment(int lowByte)
    {
        var weight = (ulong)RowKey.Weight((uint)lowByte);
        var label = RowKey.Class((uint)lowByte);
        var row = 1UL << (2 * Bits);
        return label < 3
            ? Vector128.Create(weight << (Bits * label), row)
            : Vector128.Create(0UL, row | (weight << (Bits * (label - 3))));
    }
}
