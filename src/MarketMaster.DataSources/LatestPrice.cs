namespace MarketMaster.DataSources;

/// <summary>The latest price of an instrument.</summary>
/// <param name="Symbol">The symbol as it was asked for.</param>
/// <param name="Price">The price of the last trade, or the middle of bid and offer where the source quotes those; above 0.</param>
/// <param name="Time">When it was made, UTC; when it was received where the source does not say.</param>
public sealed record LatestPrice(string Symbol, double Price, DateTime Time);
