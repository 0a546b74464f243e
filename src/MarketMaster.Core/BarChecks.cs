namespace MarketMaster;

/// <summary>What is checked when bars enter a <see cref="BarSeries"/>.</summary>
[Flags]
public enum BarChecks
{
    /// <summary>Nothing but equal column lengths: for data that a <c>BarValidator</c> is to judge.</summary>
    None = 0,

    /// <summary>Every price and volume is a finite number.</summary>
    Finite = 1,

    /// <summary>High is the highest and low the lowest of the four prices, and volume is not negative.</summary>
    Range = 2,

    /// <summary>Times are UTC and strictly increasing: no duplicates, nothing out of order.</summary>
    Order = 4,

    /// <summary>All of the above. The default.</summary>
    All = Finite | Range | Order,
}
