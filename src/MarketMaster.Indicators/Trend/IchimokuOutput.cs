namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="Ichimoku"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Tenkan">Conversion line: (highest high + lowest low)/2 of the short range.</param>
/// <param name="Kijun">Base line: the same over the middle range.</param>
/// <param name="SpanA">(conversion + base)/2 as it was <c>Displacement</c> bars ago.</param>
/// <param name="SpanB">Middle of the long range as it was <c>Displacement</c> bars ago.</param>
public readonly record struct IchimokuOutput<T>(T Tenkan, T Kijun, T SpanA, T SpanB);
