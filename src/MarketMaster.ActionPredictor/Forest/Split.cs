namespace MarketMaster.Prediction;

/// <summary>The best split of a node found so far: rows whose bin is at most <see cref="Bin"/> go left.</summary>
internal struct Split
{
    public double Score;
    public int Feature;
    public byte Bin;
    public ClassCounts Left;
}
