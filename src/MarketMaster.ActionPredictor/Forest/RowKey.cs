namespace MarketMaster.Prediction;

/// <summary>One distinct in-bag row in 32 bits: row number (24), bootstrap weight (5), class (3).</summary>
internal static class RowKey
{
    public const int MaximumRows = 1 << 24;
    public const int RowShift = 8;

    // A row is drawn more than 31 times with a chance below 1e-33; it would count as 31.
    public const int MaximumWeight = 31;

    public static uint Create(int row, int weight, int label) => ((uint)row << RowShift) | ((uint)weight << 3) | (uint)label;

    public static int Row(uint key) => (int)(key >> RowShift);

    public static int Weight(uint key) => (int)((key >> 3) & 31);

    public static int Class(uint key) => (int)(key & 7);
}
