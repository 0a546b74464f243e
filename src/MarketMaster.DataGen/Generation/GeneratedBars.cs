namespace MarketMaster.DataGen;

/// <summary>Generated bars with the hidden truth behind each: equally long columns. Immutable; safe to read from any thread.</summary>
public sealed class GeneratedBars
{
    private readonly MarketSession[] _session;
    private readonly VolatilityRegime[] _regime;
    private readonly double[] _volatility;
    private readonly double[] _gapVolatility;
    private readonly double[] _signal;

    internal GeneratedBars(
        MarketDataGenerator generator, BarSeries bars, MarketSession[] session, VolatilityRegime[] regime,
        double[] volatility, double[] gapVolatility, double[] signal, double meanMove)
    {
        (Generator, Bars, MeanMove) = (generator, bars, meanMove);
        (_session, _regime, _volatility, _gapVolatility, _signal) = (session, regime, volatility, gapVolatility, signal);
    }

    /// <summary>The generator they come from: instrument, seed and options.</summary>
    public MarketDataGenerator Generator { get; }

    /// <summary>The bars.</summary>
    public BarSeries Bars { get; }

    /// <summary>Number of bars.</summary>
    public int Count => Bars.Count;

    /// <summary>The session each bar opens in.</summary>
    public ReadOnlySpan<MarketSession> Session => _session;

    /// <summary>The volatility regime of each bar.</summary>
    public ReadOnlySpan<VolatilityRegime> Regime => _regime;

    /// <summary>True standard deviation of each bar's open-to-close log return, jumps aside; not annualised.</summary>
    public ReadOnlySpan<double> Volatility => _volatility;

    /// <summary>True standard deviation of the log move from the previous close to each bar's open, jumps aside; 0 within a trading day.</summary>
    public ReadOnlySpan<double> GapVolatility => _gapVolatility;

    /// <summary>The hidden state at each bar's close: strength × this, in units of volatility, is the expected return of the next bar.</summary>
    public ReadOnlySpan<double> Signal => _signal;

    internal double MeanMove { get; }

    /// <summary>One bar with its truth.</summary>
    /// <param name="index">0-based position.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative or not below <see cref="Count"/>.</exception>
    public GeneratedBar this[int index] =>
        new(Bars[index], _session[index], _regime[index], _volatility[index], _gapVolatility[index], _signal[index]);

    /// <summary>
    /// The true volatility that lies ahead: standard deviation of the log move from each bar's close to the close <paramref name="horizon"/>
    /// bars later, gaps included, jumps aside; NaN for the last <paramref name="horizon"/> bars. It knows the future: for labels, never for features.
    /// </summary>
    /// <param name="horizon">Bars ahead; at least 1.</param>
    /// <returns>One value per bar.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is below 1.</exception>
    public double[] ForwardVolatility(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var result = new double[Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = i + horizon < Count ? Math.Sqrt(Variance(i + 1, i + horizon)) : double.NaN;
        return result;
    }

    // summed anew for each bar: a rolling sum would keep the rounding of every value that left it
    private double Variance(int first, int last)
    {
        var sum = 0.0;
        for (var i = first; i <= last; i++)
            sum += _volatility[i] * _volatility[i] + _gapVolatility[i] * _gapVolatility[i];
        return sum;
    }
}
