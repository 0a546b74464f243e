namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="RollingVwap"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Value">The average, in units of price.</param>
/// <param name="Upper">Upper band, in units of price.</param>
/// <param name="Lower">Lower band, in units of price.</param>
public readonly record struct RollingVwapOutput<T>(T Value, T Upper, T Lower);
