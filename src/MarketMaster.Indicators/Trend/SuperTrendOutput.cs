namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="SuperTrend"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Value">The band in force, in units of price: below the price when up, above when down.</param>
/// <param name="Direction">1 = up, -1 = down.</param>
public readonly record struct SuperTrendOutput<T>(T Value, T Direction);
