namespace MarketMaster.DataGen;

/// <summary>A bar with the hidden truth behind it.</summary>
/// <param name="Bar">The bar.</param>
/// <param name="Session">The session it opens in.</param>
/// <param name="Regime">The volatility regime during it.</param>
/// <param name="Volatility">True standard deviation of its open-to-close log return, jumps aside; not annualised.</param>
/// <param name="GapVolatility">True standard deviation of the log move from the previous close to its open, jumps aside; 0 within a trading day.</param>
/// <param name="Signal">
/// The hidden state as it stands at the bar's close: strength × this, in units of volatility, is the expected return of the next bar.
/// </param>
public readonly record struct GeneratedBar(
    Bar Bar, MarketSession Session, VolatilityRegime Regime, double Volatility, double GapVolatility, double Signal);
