namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="Donchian"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Upper">Highest high.</param>
/// <param name="Middle">(upper + lower)/2.</param>
/// <param name="Lower">Lowest low.</param>
public readonly record struct DonchianOutput<T>(T Upper, T Middle, T Lower);
