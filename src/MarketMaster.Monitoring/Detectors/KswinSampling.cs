namespace MarketMaster.Monitoring;

/// <summary>Which older values KSWIN compares the newest ones with.</summary>
public enum KswinSampling
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>As many as there are newest ones, evenly spaced: reproducible, but with less power. Sorts at each test.</summary>
    Even,
}
