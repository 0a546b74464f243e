namespace MarketMaster.DataGen;

/// <summary>Measures <see cref="StylisedFacts"/>.</summary>
internal static class FactMeasurement
{
    /// <param name="bars">At least two bars.</param>
    /// <param name="opensDay">Whether each bar opens a trading day.</param>
    /// <param name="daily">Whether a bar is a whole trading day: then every close-to-close move is a return.</param>
    /// <param name="barsPerYear">For annualising.</param>
    public static StylisedFacts Measure(BarSeries bars, ReadOnlySpan<bool> opensDay, bool daily, double barsPerYear)
    {
        var close = bars.Close;
        var volume = bars.Volume;
        var returns = new List<double>(bars.Count);
        var volumes = new List<double>(bars.Count);
        double squares = 0, gaps = 0;
        for (var i = 1; i < bars.Count; i++)
        {
            var move = Math.Log(close[i] / close[i - 1]);
            squares += move * move;
            if (opensDay[i])
            {
                var gap = Math.Log(bars.Open[i] / close[i - 1]);
                gaps += gap * gap;
            }
            if (daily || !opensDay[i])
            {
                returns.Add(move);
                volumes.Add(volume[i]);
            }
        }
        var r = returns.ToArray();
        var absolute = Array.ConvertAll(r, Math.Abs);
        return new(
            Math.Sqrt(squares / (bars.Count - 1) * barsPerYear), Sample.ExcessKurtosis(Sample.Clip(r, 0.001)), Sample.Skewness(r),
            Sample.Autocorrelation(r, 1), Sample.Autocorrelation(absolute, 1), Sample.Autocorrelation(absolute, 10),
            Sample.Autocorrelation(absolute, 50), Leverage(r, absolute), Sample.Hill(absolute, 0.05), RangeRatio(bars),
            gaps / squares, Sample.RankCorrelation([.. volumes], absolute));
    }

    private static double Leverage(double[] returns, double[] absolute)
    {
        var sum = 0.0;
        for (var lag = 1; lag <= 5; lag++)
            sum += returns.Length > lag ? Sample.Correlation(returns.AsSpan(..^lag), absolute.AsSpan(lag..)) : double.NaN;
        return sum / 5;
    }

    private static double RangeRatio(BarSeries bars)
    {
        var range = new double[bars.Count];
        var body = new double[bars.Count];
        for (var i = 0; i < range.Length; i++)
        {
            range[i] = Math.Log(bars.High[i] / bars.Low[i]);
            body[i] = Math.Abs(Math.Log(bars.Close[i] / bars.Open[i]));
        }
        return Sample.MeanBelow(range, 0.99) / Sample.MeanBelow(body, 0.99);
    }
}
