namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="Tsi"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Value">The index, -100 to 100.</param>
/// <param name="Signal">EMA of the index.</param>
public readonly record struct TsiOutput<T>(T Value, T Signal);
