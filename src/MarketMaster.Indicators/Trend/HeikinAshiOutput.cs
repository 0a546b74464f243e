namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="HeikinAshi"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="Open">Middle of the last Heikin-Ashi body.</param>
/// <param name="High">Highest of high, open and close.</param>
/// <param name="Low">Lowest of low, open and close.</param>
/// <param name="Close">(open + high + low + close)/4.</param>
public readonly record struct HeikinAshiOutput<T>(T Open, T High, T Low, T Close);
