namespace MarketMaster.Monitoring;

/// <summary>A prediction in a ledger.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Time">When it was made.</param>
/// <param name="Predicted">The predicted action.</param>
/// <param name="Probabilities">The five probabilities, or none.</param>
/// <param name="Actual">The true action; null until it is known.</param>
/// <param name="ForwardReturn">The return that followed; NaN where not known.</param>
/// <param name="SettledAt">When the label came; null until then.</param>
public sealed record LedgerEntry(
    string Id, DateTimeOffset Time, TradeAction Predicted, IReadOnlyList<double> Probabilities, TradeAction? Actual, double ForwardReturn, DateTimeOffset? SettledAt);
