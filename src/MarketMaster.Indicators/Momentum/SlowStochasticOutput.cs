namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="SlowStochastic"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="K">%K: smoothed place of the close in the range.</param>
/// <param name="D">%D: moving average of %K.</param>
public readonly record struct SlowStochasticOutput<T>(T K, T D);
