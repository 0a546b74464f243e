namespace MarketMaster;

/// <summary>A time during which a market trades. A bar belongs to it when it opens in [<see cref="Open"/>, <see cref="Close"/>).</summary>
/// <param name="Open">First moment, UTC.</param>
/// <param name="Close">First moment after it, UTC.</param>
public readonly record struct TradingSession(DateTime Open, DateTime Close);
