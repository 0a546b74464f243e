namespace MarketMaster.Indicators;

/// <summary>What the recurrences of the 25 features give for one bar. NaN during the warm-up of each; of the RSI, the gain is.</summary>
/// <typeparam name="T">A lane type.</typeparam>
internal readonly record struct RecurrentFeatures<T>(
    T Line, T Signal, T Histogram, T Fast, T Slow, T Gain, T Loss, T Obv, T Anchor, T Paid, T Traded, T Adx, T SuperTrend, T Atr);
