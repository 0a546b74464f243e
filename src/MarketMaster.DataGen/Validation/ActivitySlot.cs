namespace MarketMaster.DataGen;

/// <summary>How busy a market is at one time of day.</summary>
/// <param name="Start">Start of the slot after midnight: New York time for stocks and indices, UTC for the rest.</param>
/// <param name="AbsoluteReturn">Mean absolute return of the slot's bars over the mean of all slots.</param>
/// <param name="Volume">Mean volume over the mean of all slots; NaN without volume.</param>
/// <param name="Count">Number of bars in the slot.</param>
public sealed record ActivitySlot(TimeSpan Start, double AbsoluteReturn, double Volume, int Count);
