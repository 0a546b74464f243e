namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="Keltner"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Upper">Upper band, in units of price.</param>
/// <param name="Middle">EMA of the close, in units of price.</param>
/// <param name="Lower">Lower band, in units of price.</param>
public readonly record struct KeltnerOutput<T>(T Upper, T Middle, T Lower);
