namespace MarketMaster.Indicators;

/// <summary>Columns of a bar. An indicator names those it reads; only a non-finite value there restarts it.</summary>
[Flags]
public enum BarFields
{
    /// <summary>No column.</summary>
    None = 0,

    /// <summary>First price.</summary>
    Open = 1,

    /// <summary>Highest price.</summary>
    High = 2,

    /// <summary>Lowest price.</summary>
    Low = 4,

    /// <summary>Last price.</summary>
    Close = 8,

    /// <summary>Traded quantity.</summary>
    Volume = 16,
}
