namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="Fisher"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Value">The transform, without bounds; mostly -3 to 3.</param>
/// <param name="Trigger">Its value of the bar before.</param>
public readonly record struct FisherOutput<T>(T Value, T Trigger);
