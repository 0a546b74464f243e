namespace MarketMaster.Benchmarks.Baseline;

/// <summary>Bollinger bands by running sums of values and squares, and Wilder's average true range.</summary>
internal static class VolatilityLoops
{
    public static void Bollinger(
        ReadOnlySpan<double> x, int period, double deviations, Span<double> upper, Span<double> middle, Span<double> lower, Span<double> width)
    {
        upper[..(period - 1)].Fill(double.NaN);
        middle[..(period - 1)].Fill(double.NaN);
        lower[..(period - 1)].Fill(double.NaN);
        width[..(period - 1)].Fill(double.NaN);
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i];
            squares += x[i] * x[i];
            if (i < period - 1)
                continue;
            var mean = sum / period;
            var reach = deviations * Math.Sqrt(Math.Max(0, (squares / period) - (mean * mean)));
            upper[i] = mean + reach;
            middle[i] = mean;
            lower[i] = mean - reach;
            width[i] = 2 * reach / mean;
            var oldest = x[i - period + 1];
            sum -= oldest;
            squares -= oldest * oldest;
        }
    }

    public static void Atr(BarSeries bars, int period, Span<double> atr)
    {
        var (high, low, close) = new Prices(bars);
        atr[..period].Fill(double.NaN);
        var range = 0.0;
        for (var i = 1; i <= period; i++)
            range += TrueRange(high[i], low[i], close[i - 1]);
        atr[period] = range /= period;
        for (var i = period + 1; i < close.Length; i++)
            atr[i] = range = ((range * (period - 1)) + TrueRange(high[i], low[i], close[i - 1])) / period;
    }

    public static void AtrRatio(BarSeries bars, int period, Span<double> ratio)
    {
        Atr(bars, period, ratio);
        Divide(ratio, bars.Close, ratio);
    }

    public static void Divide(ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator, Span<double> quotient)
    {
        for (var i = 0; i < quotient.Length; i++)
            quotient[i] = numerator[i] / denominator[i];
    }

    public static double TrueRange(double high, double low, double previousClose) =>
        Math.Max(high - low, Math.Max(Math.Abs(high - previousClose), Math.Abs(low - previousClose)));
}
