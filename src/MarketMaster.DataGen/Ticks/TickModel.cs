namespace MarketMaster.DataGen;

/// <summary>How the ticks of a kind of market arrive and what they look like.</summary>
internal sealed record TickModel
{
    /// <summary>Mean number of ticks in a minute of mean activity.</summary>
    public required double PerMinute { get; init; }

    /// <summary>Expected number of ticks that one tick brings forth directly.</summary>
    public required double Branching { get; init; }

    /// <summary>Seconds in which the excitement after a tick falls to 1/e.</summary>
    public required double DecaySeconds { get; init; }

    /// <summary>Spread in standard deviations of the efficient price from one tick to the next.</summary>
    public double SpreadVolatility { get; init; }

    /// <summary>Least spread as a share of the price, varying by a fifth of itself.</summary>
    public double SpreadShare { get; init; }

    /// <summary>Share of the trades on the side that the market does not lean to.</summary>
    public double OtherSide { get; init; } = 0.15;

    /// <summary>Round lot, in units of the instrument.</summary>
    public double Lot { get; init; }

    /// <summary>Share of trades that are smaller than a lot.</summary>
    public double OddLots { get; init; }

    /// <summary>By how much the way within a minute is widened: ticks in bursts see it at fewer points than as many spread evenly, and miss its ends.</summary>
    public double Wander { get; init; } = 1;

    /// <summary>Whether ticks are quotes: the price is the middle, and every tick is a new quote.</summary>
    public bool Quotes { get; init; }

    /// <summary>The parameters of an asset class.</summary>
    public static TickModel Of(AssetClass assetClass) => assetClass switch
    {
        AssetClass.Forex => new() { PerMinute = 60, Branching = 0.65, DecaySeconds = 0.5, SpreadShare = 0.87e-4, Wander = 1.15, Quotes = true },
        AssetClass.Crypto => new() { PerMinute = 150, Branching = 0.80, DecaySeconds = 1, SpreadVolatility = 1.9 },
        AssetClass.Commodity => new() { PerMinute = 100, Branching = 0.75, DecaySeconds = 0.5, SpreadVolatility = 1.9 },
        _ => new() { PerMinute = 600, Branching = 0.80, DecaySeconds = 0.1, SpreadVolatility = 2.9, Lot = 100, OddLots = 0.08 },
    };
}
