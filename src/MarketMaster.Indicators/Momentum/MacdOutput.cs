namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="Macd"/>, in units of the input.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Line">Fast EMA minus slow EMA.</param>
/// <param name="Signal">EMA of the line.</param>
/// <param name="Histogram">Line minus signal.</param>
public readonly record struct MacdOutput<T>(T Line, T Signal, T Histogram);
