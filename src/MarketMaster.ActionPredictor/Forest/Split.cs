namespace MarketMaster.Prediction;

/// <summary>The best split of a node found so far: rows whose bin is at most <see cref="Bin"/> go left, rows without a value too where <see cref="MissingLeft"/> says so.</summary>
internal struct Split
{
    public float Score;
    public int Feature;
    public byte Bin;
    public bool MissingLeft;
    public ClassCounts Left;
}
