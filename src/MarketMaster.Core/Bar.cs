namespace MarketMaster;

/// <summary>One bar (candle) of market data: what was traded between <see cref="Time"/> and the open of the next bar.</summary>
/// <param name="Time">Open time of the bar, UTC.</param>
/// <param name="Open">First price.</param>
/// <param name="High">Highest price; at least open, low and close.</param>
/// <param name="Low">Lowest price; at most open, high and close.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Traded quantity in the instrument's own unit; 0 or more, 0 where the source reports none.</param>
public readonly record struct Bar(DateTime Time, double Open, double High, double Low, double Close, double Volume);
