namespace MarketMaster.DataGen;

/// <summary>A tick with the session it falls in and the hidden state of the market.</summary>
/// <param name="Tick">The tick.</param>
/// <param name="Session">The session.</param>
/// <param name="Regime">The volatility regime.</param>
public readonly record struct GeneratedTick(Tick Tick, MarketSession Session, VolatilityRegime Regime);
