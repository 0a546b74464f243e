namespace MarketMaster;

/// <summary>The columns of a bar, as files name them.</summary>
internal enum BarField
{
    None = -1,
    Time,
    Open,
    High,
    Low,
    Close,
    Volume,
    AdjustedClose,
}
