namespace MarketMaster.DataGen;

/// <summary>Traded volume: log-normal around a level that follows activity, volatility and the bar's range.</summary>
internal sealed class VolumeProcess
{
    // mean range of a Brownian path in units of its standard deviation, rounded, and the least ratio that counts
    private const double TypicalRange = 1.5;
    private const double SmallestRange = 0.3;

    private readonly VolumeModel _model;
    private readonly double _innovation;
    private readonly Grid _step;
    private RandomStream _random;
    private double _noise;

    public VolumeProcess(VolumeModel model, RandomStream random)
    {
        _model = model;
        _random = random;
        _step = new(model.Step);
        _innovation = Math.Sqrt(1 - model.Persistence * model.Persistence);
        _noise = NormalSampler.Next(ref _random);
    }

    /// <summary>The volume of a bar.</summary>
    /// <param name="share">The bar's share of a typical day's volume.</param>
    /// <param name="busyness">exp(volatility exponent × log volatility).</param>
    /// <param name="relativeRange">Log range over the bar's volatility.</param>
    public double Next(double share, double busyness, double relativeRange)
    {
        _noise = _model.Persistence * _noise + _innovation * NormalSampler.Next(ref _random);
        var range = Elementary.Log(Math.Max(SmallestRange, relativeRange) / TypicalRange);
        return _step.Round(_model.PerDay * share * busyness * Elementary.Exp(_model.RangeExponent * range + _model.Noise * _noise));
    }
}
