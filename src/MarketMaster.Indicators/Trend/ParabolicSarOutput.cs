namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="ParabolicSar"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Value">The stop in force on the bar, in units of price.</param>
/// <param name="Direction">1 = up, -1 = down, after the bar.</param>
public readonly record struct ParabolicSarOutput<T>(T Value, T Direction);
