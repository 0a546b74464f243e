using MarketMaster.Indicators;

namespace MarketMaster.Prediction;

/// <summary>
/// S0's style of label: the action is a rule over indicators of the same bar, a points system in the direction of the trend.
/// RSI(14) above 55 gives +1, above 70 another +1, below 45 -1, below 30 another -1; a MACD(12, 26, 9) histogram above 0 gives
/// +1, below 0 -1; a close above the upper Bollinger band (20, 2) gives +1, below the lower one -1. Three points or more are
/// strong buy, two buy, two negative ones sell, three or more strong sell, all else hold. Bars in the indicators' warm-up get no label.
/// A model can learn such a rule almost perfectly because it is computed from its own features: the accuracy shows that the
/// pipeline works and says nothing about the market.
/// </summary>
public sealed record RuleLabels : ILabelScheme
{
    internal const string Name = "rule";

    /// <inheritdoc/>
    public int Horizon => 0;

    /// <inheritdoc/>
    public ILabelScheme Fit(BarSeries trainingBars) => this;

    /// <inheritdoc/>
    public LabelSet Label(BarSeries bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        TrailingVolatility.RequirePositivePrices(bars);
        var features = FeatureSet.Default.ComputeFrame(bars);
        var (rsi, histogram) = (features.Column("rsi"), features.Column("macd_histogram"));
        var (upper, lower) = (features.Column("bb_upper"), features.Column("bb_lower"));
        var actions = new TradeAction?[bars.Count];
        int[] ends = [.. Enumerable.Range(0, bars.Count)];
        for (var row = FeatureSet.Default.Warmup; row < bars.Count; row++)
        {
            var points = Zone(rsi[row]) + Math.Sign(histogram[row]) + Side(bars.Close[row], lower[row], upper[row]);
            actions[row] = points switch
            {
                >= 3 => TradeAction.StrongBuy,
                2 => TradeAction.Buy,
                -2 => TradeAction.Sell,
                <= -3 => TradeAction.StrongSell,
                _ => TradeAction.Hold,
            };
        }
        return new(actions, ends);
    }

    /// <inheritdoc/>
    public LabelSchemeDescription Describe() => new(
        Name,
        "points for RSI(14) beyond 45/55 and 30/70, sign of the MACD(12, 26, 9) histogram and close outside Bollinger(20, 2); 2 points act, 3 act strongly",
        new Dictionary<string, double>(StringComparer.Ordinal));

    private static int Zone(double rsi) => Side(rsi, 45, 55) + Side(rsi, 30, 70);

    private static int Side(double value, double lower, double upper) => value > upper ? 1 : value < lower ? -1 : 0;
}
