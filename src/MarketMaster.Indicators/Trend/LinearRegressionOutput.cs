namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="LinearRegression"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Value">The line at the newest value, in units of the input.</param>
/// <param name="Slope">Rise of the line per bar, in units of the input.</param>
public readonly record struct LinearRegressionOutput<T>(T Value, T Slope);
