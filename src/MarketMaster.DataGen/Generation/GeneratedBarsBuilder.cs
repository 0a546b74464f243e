namespace MarketMaster.DataGen;

/// <summary>Collects generated bars into columns.</summary>
internal sealed class GeneratedBarsBuilder(int capacity)
{
    private readonly BarSeriesBuilder _bars = new(capacity);
    private MarketSession[] _session = new MarketSession[capacity];
    private VolatilityRegime[] _regime = new VolatilityRegime[capacity];
    private double[] _volatility = new double[capacity];
    private double[] _gapVolatility = new double[capacity];
    private double[] _signal = new double[capacity];

    public void Add(in GeneratedBar bar)
    {
        var i = _bars.Count;
        if (i == _session.Length)
            Resize(Math.Max(1024, i * 2));
        _bars.Add(bar.Bar);
        (_session[i], _regime[i], _volatility[i], _gapVolatility[i], _signal[i]) =
            (bar.Session, bar.Regime, bar.Volatility, bar.GapVolatility, bar.Signal);
    }

    public GeneratedBars Build(MarketDataGenerator generator, double meanMove)
    {
        if (_bars.Count < _session.Length)
            Resize(_bars.Count);
        // the model makes no other bars than valid ones, and tests hold it to that
        return new(generator, _bars.Build(BarChecks.None, generator.Source), _session, _regime, _volatility, _gapVolatility, _signal, meanMove);
    }

    private void Resize(int size)
    {
        Array.Resize(ref _session, size);
        Array.Resize(ref _regime, size);
        Array.Resize(ref _volatility, size);
        Array.Resize(ref _gapVolatility, size);
        Array.Resize(ref _signal, size);
    }
}
