namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="Squeeze"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="IsOn">1 where the Bollinger bands lie inside the channel, else 0.</param>
/// <param name="Momentum">End of the least-squares line through close - ((highest + lowest)/2 + mean)/2, in units of price.</param>
public readonly record struct SqueezeOutput<T>(T IsOn, T Momentum);
