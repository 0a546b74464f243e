namespace MarketMaster.Prediction;

/// <summary>What a set of in-bag rows holds: bootstrap weight by class, and how many distinct rows there are.</summary>
internal struct ClassCounts
{
    public int C0;
    public int C1;
    public int C2;
    public int C3;
    public int C4;
    public int Rows;

    public readonly long Weight => (long)C0 + C1 + C2 + C3 + C4;

    /// <summary>Whether one class has all the weight.</summary>
    public readonly bool IsPure => Math.Max(Math.Max(Math.Max(C0, C1), Math.Max(C2, C3)), C4) == Weight;

    public void Add(in ClassCounts other)
    {
        C0 += other.C0;
        C1 += other.C1;
        C2 += other.C2;
        C3 += other.C3;
        C4 += other.C4;
        Rows += other.Rows;
    }

    public static ClassCounts operator -(in ClassCounts left, in ClassCounts right) => new()
    {
        C0 = left.C0 - right.C0,
        C1 = left.C1 - right.C1,
        C2 = left.C2 - right.C2,
        C3 = left.C3 - right.C3,
        C4 = left.C4 - right.C4,
        Rows = left.Rows - right.Rows,
    };
}
