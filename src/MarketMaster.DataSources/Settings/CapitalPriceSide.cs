namespace MarketMaster.DataSources;

/// <summary>Which of two prices bars and latest prices are made of.</summary>
public enum CapitalPriceSide
{
    /// <summary>The middle of bid and offer.</summary>
    Middle,

    /// <summary>The bid, as most charts show it.</summary>
    Bid,

    /// <summary>The offer.</summary>
    Offer,
}
