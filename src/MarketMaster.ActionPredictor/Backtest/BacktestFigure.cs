namespace MarketMaster.Prediction;

/// <summary>A figure of a backtest with its bootstrap interval.</summary>
/// <param name="Value">The figure on the bars as they were; NaN where it is not defined.</param>
/// <param name="Low">Lower end of the interval; NaN without resampling, or where half of the resampled series or more do not define the figure.</param>
/// <param name="High">Upper end of the interval.</param>
public readonly record struct BacktestFigure(double Value, double Low, double High)
{
    /// <summary>The interval between equal tails of resampled values (the percentile interval of Efron).</summary>
    internal static BacktestFigure Of(double value, double[] resampled, double level)
    {
        var known = Array.FindAll(resampled, double.IsFinite);
        if (known.Length * 2 <= resampled.Length)
            return new(value, double.NaN, double.NaN);
        Array.Sort(known);
        return new(value, Quantile((1 - level) / 2), Quantile((1 + level) / 2));

        double Quantile(double share)
        {
            var position = share * (known.Length - 1);
            var lower = (int)position;
            var upper = Math.Min(lower + 1, known.Length - 1);
            return known[lower] + ((position - lower) * (known[upper] - known[lower]));
        }
    }
}
