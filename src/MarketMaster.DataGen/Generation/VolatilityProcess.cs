namespace MarketMaster.DataGen;

/// <summary>
/// Log volatility as regime + slow + medium + fast factor, each factor a first-order autoregression; falls raise the first two where
/// leverage is negative. Levels are scaled so that their square has mean 1.
/// </summary>
internal sealed class VolatilityProcess
{
    private const double LeverageReach = 4;
    private const double Ln2 = 0.69314718055994530942;

    private readonly RegimeChain _regime;
    private readonly Factor _slow;
    private readonly Factor _medium;
    private readonly Factor _fast;
    private readonly double _scale;
    private readonly double _persistentScale;
    private readonly double _leverage;
    private readonly double _independent;
    private RandomStream _random;
    private double _slowState;
    private double _mediumState;
    private double _fastState;

    public VolatilityProcess(AssetClassModel model, int barsPerDay, RegimeChain regime, RandomStream random)
    {
        _regime = regime;
        _random = random;
        _leverage = model.Leverage;
        _independent = Math.Sqrt(1 - _leverage * _leverage);
        _slow = new(model.Slow, model.Slow.HalfLife * barsPerDay);
        _medium = new(model.Medium, model.Medium.HalfLife * barsPerDay);
        _fast = new(barsPerDay == 1 ? model.Fast with { StandardDeviation = 0 } : model.Fast, model.Fast.HalfLife);
        var persistent = _slow.Variance + _medium.Variance;
        _persistentScale = 1 / Math.Sqrt(regime.MeanSquare * Elementary.Exp(2 * persistent));
        _scale = 1 / Math.Sqrt(regime.MeanSquare * Elementary.Exp(2 * (persistent + _fast.Variance)));
        Start(NormalSampler.Next(ref _random), NormalSampler.Next(ref _random), NormalSampler.Next(ref _random));
    }

    public VolatilityRegime Regime => (VolatilityRegime)_regime.State;

    public double Log => _regime.LogMultiplier + _slowState + _mediumState + _fastState;

    /// <summary>Volatility relative to its root mean square.</summary>
    public double Level => Elementary.Exp(Log) * _scale;

    /// <summary>The same without the fast factor: what a closed market starts the next day from.</summary>
    public double PersistentLevel => Elementary.Exp(_regime.LogMultiplier + _slowState + _mediumState) * _persistentScale;

    /// <summary>Sets the three factors, in standard deviations of their stationary laws.</summary>
    public void Start(double slow, double medium, double fast) =>
        (_slowState, _mediumState, _fastState) = (_slow.Deviation * slow, _medium.Deviation * medium, _fast.Deviation * fast);

    /// <summary>Moves on by one bar.</summary>
    /// <param name="noise">The bar's standardised unpredictable return.</param>
    public void Step(double noise) =>
        Step(noise, NormalSampler.Next(ref _random), NormalSampler.Next(ref _random), NormalSampler.Next(ref _random));

    /// <summary>Moves on by one bar with given shocks of the three factors, each standard normal.</summary>
    public void Step(double noise, double slow, double medium, double fast)
    {
        var shock = _leverage * Math.Clamp(noise, -LeverageReach, LeverageReach);
        _slowState = _slow.Persistence * _slowState + _slow.Innovation * (shock + _independent * slow);
        _mediumState = _medium.Persistence * _mediumState + _medium.Innovation * (shock + _independent * medium);
        _fastState = _fast.Persistence * _fastState + _fast.Innovation * fast;
    }

    /// <summary>A burst after news.</summary>
    public void Excite(double medium, double fast)
    {
        _mediumState += medium;
        _fastState += fast;
    }

    private readonly struct Factor(VolatilityFactor factor, double halfLifeBars)
    {
        public double Deviation { get; } = factor.StandardDeviation;

        public double Variance { get; } = factor.StandardDeviation * factor.StandardDeviation;

        public double Persistence { get; } = Elementary.Exp(-Ln2 / halfLifeBars);

        public double Innovation { get; } = factor.StandardDeviation * Math.Sqrt(1 - Elementary.Exp(-2 * Ln2 / halfLifeBars));
    }
}
