namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="Ppo"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Line">100 (fast - slow)/slow, in percent.</param>
/// <param name="Signal">EMA of the line.</param>
/// <param name="Histogram">Line minus signal.</param>
public readonly record struct PpoOutput<T>(T Line, T Signal, T Histogram);
