namespace MarketMaster;

/// <summary>One trade or, in a market without a common tape, one quote.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Price">Price of the trade; of a quote its middle.</param>
/// <param name="Size">Traded quantity, in the instrument's own unit.</param>
/// <param name="Bid">Best bid at that moment; NaN where unknown.</param>
/// <param name="Ask">Best ask at that moment; NaN where unknown.</param>
/// <param name="Session">The session it falls in; null where unknown.</param>
/// <param name="Regime">The volatility regime behind it: known of generated ticks, else null.</param>
public readonly record struct Tick(
    DateTime Time, double Price, double Size, double Bid = double.NaN, double Ask = double.NaN,
    MarketSession? Session = null, VolatilityRegime? Regime = null);
