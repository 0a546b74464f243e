namespace MarketMaster.Indicators;

/// <summary>The numbers of a bar, as an indicator's step reads them.</summary>
/// <typeparam name="T">A lane type, or <see cref="double"/>.</typeparam>
/// <param name="Open">First price.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Traded quantity.</param>
public readonly record struct Candle<T>(T Open, T High, T Low, T Close, T Volume);
