namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="VwapBands"/>, in units of price.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Upper">Upper band.</param>
/// <param name="Middle">Volume-weighted average price.</param>
/// <param name="Lower">Lower band.</param>
/// <param name="Deviation">Volume-weighted standard deviation, not multiplied.</param>
public readonly record struct VwapBandsOutput<T>(T Upper, T Middle, T Lower, T Deviation);
