namespace MarketMaster.Prediction;

/// <summary>The equity at the close of one bar, in units of the starting capital.</summary>
/// <param name="Time">Open time of the bar, UTC.</param>
/// <param name="Equity">Equity of the predicted actions, after costs.</param>
/// <param name="BuyAndHold">Equity of buying once with all capital, after costs.</param>
/// <param name="AlwaysFlat">Equity of never trading: the risk-free rate.</param>
/// <param name="Position">Value of the position over equity; negative where it is short.</param>
public readonly record struct EquityPoint(DateTime Time, double Equity, double BuyAndHold, double AlwaysFlat, double Position);
