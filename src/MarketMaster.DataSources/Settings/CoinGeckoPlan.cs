namespace MarketMaster.DataSources;

/// <summary>Which of CoinGecko's plans a key belongs to: the address and the header depend on it.</summary>
public enum CoinGeckoPlan
{
    /// <summary>The free Demo plan; also what is used without a key.</summary>
    Demo,

    /// <summary>A paid plan: hourly and daily bars of any range.</summary>
    Pro,
}
