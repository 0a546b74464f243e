namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="StochasticRsi"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="K">%K: smoothed place of the RSI in its range.</param>
/// <param name="D">%D: moving average of %K.</param>
public readonly record struct StochasticRsiOutput<T>(T K, T D);
