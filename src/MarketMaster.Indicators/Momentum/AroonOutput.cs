namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="Aroon"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Up">100 on a bar with the highest high, 0 where it was <c>Period</c> bars ago.</param>
/// <param name="Down">The same of the lowest low.</param>
/// <param name="Oscillator">Up minus down, -100 to 100.</param>
public readonly record struct AroonOutput<T>(T Up, T Down, T Oscillator);
