namespace MarketMaster.DataGen;

/// <summary>One trading day of a market.</summary>
/// <param name="Date">The trading date; where trading starts the evening before, the date on which it ends.</param>
/// <param name="Open">First moment, UTC.</param>
/// <param name="Close">First moment after it, UTC.</param>
/// <param name="Holiday">Why it closes early; null where it lasts as long as usual.</param>
public sealed record TradingDay(DateOnly Date, DateTime Open, DateTime Close, Holiday? Holiday = null);
