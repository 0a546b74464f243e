namespace MarketMaster.Indicators;

/// <summary>Outputs of a stochastic oscillator, 0 to 100.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="K">%K: where the close lies in the range.</param>
/// <param name="D">%D: moving average of %K.</param>
public readonly record struct StochasticOutput<T>(T K, T D);
