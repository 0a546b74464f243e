namespace MarketMaster.Indicators;

/// <summary>Outputs of <see cref="ChandelierExit"/>.</summary>
/// <typeparam name="T"><see cref="double"/>, or a lane type.</typeparam>
/// <param name="LongStop">Stop of a long position: highest high - multiplier x ATR.</param>
/// <param name="ShortStop">Stop of a short position: lowest low + multiplier x ATR.</param>
public readonly record struct ChandelierExitOutput<T>(T LongStop, T ShortStop);
