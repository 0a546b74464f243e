namespace MarketMaster.DataGen;

/// <summary>
/// The best forecast of each row's label from past prices: the law of the standardised move given the filtered hidden state and
/// the true volatility ahead, and the class probabilities that follow. Rows without a label hold NaN.
/// </summary>
public sealed class OracleForecast
{
    private readonly double[] _mean;
    private readonly double[] _deviation;
    private readonly double[] _probabilities;

    internal OracleForecast(double[] mean, double[] deviation, LabelThresholds thresholds)
    {
        (_mean, _deviation) = (mean, deviation);
        _probabilities = new double[mean.Length * TradeActions.Count];
        for (var i = 0; i < mean.Length; i++)
        {
            OracleIntegral.ClassShares(
                mean[i], deviation[i], thresholds.StrongSell, thresholds.Sell, thresholds.Buy, thresholds.StrongBuy,
                _probabilities.AsSpan(i * TradeActions.Count, TradeActions.Count));
        }
    }

    /// <summary>Number of rows.</summary>
    public int Count => _mean.Length;

    /// <summary>Expected standardised move of each row.</summary>
    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>Standard deviation of the move around <see cref="Mean"/>.</summary>
    public ReadOnlySpan<double> Deviation => _deviation;

    /// <summary>The probabilities of the five classes in a row, in the order of <see cref="TradeAction"/>; they sum to 1.</summary>
    /// <param name="row">0-based row.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is negative or not below <see cref="Count"/>.</exception>
    public ReadOnlySpan<double> Probabilities(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        return _probabilities.AsSpan(row * TradeActions.Count, TradeActions.Count);
    }

    /// <summary>The most probable class of a row; null where the row has no label.</summary>
    /// <param name="row">0-based row.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is negative or not below <see cref="Count"/>.</exception>
    public TradeAction? Predict(int row)
    {
        var probabilities = Probabilities(row);
        if (double.IsNaN(probabilities[0]))
            return null;
        var best = 0;
        for (var k = 1; k < probabilities.Length; k++)
            best = probabilities[k] > probabilities[best] ? k : best;
        return (TradeAction)best;
    }
}
