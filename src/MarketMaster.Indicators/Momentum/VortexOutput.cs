namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="Vortex"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Plus">Upward movement: sum of |high - previous low| over the sum of true ranges.</param>
/// <param name="Minus">Downward movement: sum of |low - previous high| over the sum of true ranges.</param>
public readonly record struct VortexOutput<T>(T Plus, T Minus);
