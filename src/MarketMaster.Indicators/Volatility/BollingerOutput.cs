namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="BollingerBands"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Upper">Upper band, in units of the input.</param>
/// <param name="Middle">Moving average, in units of the input.</param>
/// <param name="Lower">Lower band, in units of the input.</param>
/// <param name="Width">(upper - lower)/middle, a fraction; NaN where the middle is 0.</param>
public readonly record struct BollingerOutput<T>(T Upper, T Middle, T Lower, T Width);
