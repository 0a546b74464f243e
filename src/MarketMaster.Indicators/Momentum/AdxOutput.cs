namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="Adx"/>, 0 to 100.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Adx">Average directional index: strength of the trend, whichever way.</param>
/// <param name="PlusDi">Directional indicator up (+DI).</param>
/// <param name="MinusDi">Directional indicator down (-DI).</param>
public readonly record struct AdxOutput<T>(T Adx, T PlusDi, T MinusDi);
