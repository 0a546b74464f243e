namespace MarketMaster.Benchmarks.Baseline;

/// <summary>RSI, MACD and CCI as plain loops: Wilder's recurrence, exponential recurrences, two sums over a ring.</summary>
internal static class MomentumLoops
{
    public static void Rsi(ReadOnlySpan<double> x, int period, Span<double> rsi)
    {
        rsi[..period].Fill(double.NaN);
        var (gain, loss) = (0.0, 0.0);
        for (var i = 1; i < x.Length; i++)
        {
            var change = x[i] - x[i - 1];
            if (i > period)
            {
                gain *= period - 1;
                loss *= period - 1;
            }
            if (change < 0)
                loss -= change;
            else
                gain += change;
            if (i < period)
                continue;
            gain /= period;
            loss /= period;
            var both = gain + loss;
            rsi[i] = both == 0 ? 50 : 100 * (gain / both);
        }
    }

    public static void Macd(
        ReadOnlySpan<double> x, int fast, int slow, int signal, double[] scratch, Span<double> line, Span<double> signalLine, Span<double> histogram)
    {
        TrendLoops.Ema(x, fast, line);
        TrendLoops.Ema(x, slow, scratch);
        Macd(line, scratch, signal, line, signalLine, histogram);
    }

    /// <summary>From the two averages; <paramref name="line"/> may be <paramref name="fast"/>.</summary>
    public static void Macd(
        ReadOnlySpan<double> fast, ReadOnlySpan<double> slow, int signal, Span<double> line, Span<double> signalLine, Span<double> histogram)
    {
        for (var i = 0; i < line.Length; i++)
            line[i] = fast[i] - slow[i];
        TrendLoops.Ema(line, signal, signalLine);
        for (var i = 0; i < line.Length; i++)
            histogram[i] = line[i] - signalLine[i];
    }

    public static void Cci(BarSeries bars, int period, Span<double> cci)
    {
        var (high, low, close) = new Prices(bars);
        cci[..(period - 1)].Fill(double.NaN);
        var ring = new double[period];
        var place = 0;
        for (var i = 0; i < close.Length; i++)
        {
            var typical = (high[i] + low[i] + close[i]) / 3;
            ring[place] = typical;
            place = place + 1 == period ? 0 : place + 1;
            if (i < period - 1)
                continue;
            var mean = 0.0;
            foreach (var value in ring)
                mean += value;
            mean /= period;
            var deviation = 0.0;
            foreach (var value in ring)
                deviation += Math.Abs(value - mean);
            cci[i] = deviation == 0 ? 0 : (typical - mean) / (0.015 * (deviation / period));
        }
    }
}
