namespace MarketMaster.DataGen;

/// <summary>What is the same every day about the k-th bar of a trading day.</summary>
/// <param name="Offset">Ticks from the day's open to the bar's.</param>
/// <param name="Minutes">Length in minutes; the last bar of a day may be shorter than the interval.</param>
/// <param name="TimeShare">Its share of the day's minutes.</param>
/// <param name="VarianceShare">Its share of the day's variance, from the activity profile.</param>
/// <param name="Session">The session it opens in.</param>
internal readonly record struct BarOfDay(long Offset, int Minutes, double TimeShare, double VarianceShare, MarketSession Session);
