namespace MarketMaster.DataGen;

/// <summary>The bar model: makes one bar after another and allocates nothing on the way.</summary>
internal sealed class BarProcess
{
    private readonly AssetClassModel _model;
    private readonly BarShape[] _shapes;
    private readonly SessionClock _clock;
    private readonly RegimeChain _regime;
    private readonly VolatilityProcess _volatility;
    private readonly JumpProcess _jumps;
    private readonly SignalProcess _signal;
    private readonly VolumeProcess _volume;
    private readonly SkewedStudentT _priceNoise;
    private readonly SkewedStudentT _gapNoise;
    private readonly Grid _tick;
    private readonly double _strength;
    private readonly double _gapDeviation;
    private RandomStream _priceRandom;
    private RandomStream _gapRandom;
    private PathRange _range;
    private PricePath _price;
    private bool _started;

    public BarProcess(Instrument instrument, AssetClassModel model, ulong seed, GeneratorOptions options)
    {
        var daily = options.Interval == TimeSpan.FromDays(1);
        var plan = DayPlan.Create(model.Hours, (int)options.Interval.TotalMinutes);
        _model = model;
        _clock = new(model.Hours, plan, daily, options.StartTime);
        _regime = new(model, plan.Length, Component.Stream(seed, instrument, Component.Regime));
        _volatility = new(model, plan.Length, _regime, Component.Stream(seed, instrument, Component.Volatility));
        _jumps = new(model, plan.Length, Component.Stream(seed, instrument, Component.Jump));
        _signal = new(options.Signal, Component.Stream(seed, instrument, Component.Signal));
        _volume = new(model.Volume, Component.Stream(seed, instrument, Component.Volume));
        _priceNoise = new(model.TailIndex, model.Skew);
        _gapNoise = new(Math.Max(5, model.TailIndex));
        _tick = new(instrument.TickSize);
        _strength = options.Signal.Strength;
        _priceRandom = Component.Stream(seed, instrument, Component.Price);
        _gapRandom = Component.Stream(seed, instrument, Component.Gap);
        _range = new(Component.Stream(seed, instrument, Component.Range));
        _price = new(model.StartPrice, instrument.TickSize);
        var variance = model.AnnualVolatility * model.AnnualVolatility / model.DaysPerYear * DiffusiveShare(model);
        _gapDeviation = Math.Sqrt(variance * model.GapShare);
        _shapes = Array.ConvertAll(plan, bar => new BarShape(bar, model, variance * (1 - model.GapShare), _jumps.BarCompensator));
    }

    /// <summary>Mean log move of a bar before the -σ²/2 of its own variance, averaged over the day.</summary>
    public double MeanMove => _shapes.Average(s => s.Drift) + _jumps.OvernightCompensator / _shapes.Length;

    public void Next(out GeneratedBar result)
    {
        var index = _clock.Next(out var time);
        var gap = index == 0 && _started ? Gap() : 0;
        _started = true;
        ref readonly var shape = ref _shapes[index];
        var regime = _volatility.Regime;
        var sigma = shape.Deviation * _volatility.Level;
        var noise = _priceNoise.Next(ref _priceRandom);
        var jump = _jumps.WithinBar();
        var open = Elementary.Exp(_price.Log);
        var before = _price.Log;
        _price.Move(sigma * (noise + _strength * _signal.State) + shape.Drift - 0.5 * sigma * sigma + jump);
        var move = _price.Log - before;
        var busyness = Elementary.Exp(_model.Volume.VolatilityExponent * _volatility.Log);
        var (high, low) = _range.Next(move, sigma, shape.Trades * busyness);
        var bar = Round(time, open, high, low, _volume.Next(shape.VolumeShare, busyness, (high - low) / sigma));
        _signal.Step();
        _volatility.Step(noise);
        if (jump != 0)
            _jumps.Settle(_volatility);
        result = new(bar, shape.Session, regime, sigma, gap, _signal.State);
    }

    private Bar Round(DateTime time, double open, double high, double low, double volume)
    {
        var first = _tick.Round(open);
        var last = _tick.Round(Elementary.Exp(_price.Log));
        var highest = Math.Max(Math.Max(first, last), _tick.Round(open * Elementary.Exp(high)));
        var lowest = Math.Min(Math.Min(first, last), _tick.Round(open * Elementary.Exp(low)));
        return new(time, first, highest, lowest, last, volume);
    }

    // the move while the market was closed; returns its standard deviation
    private double Gap()
    {
        var jump = _jumps.Overnight(_volatility);
        var sigma = _gapDeviation * _volatility.PersistentLevel;
        _price.Move(sigma * _gapNoise.Next(ref _gapRandom) - 0.5 * sigma * sigma + jump + _jumps.OvernightCompensator);
        return sigma;
    }

    // what is left of the variance when the jumps have brought theirs
    private static double DiffusiveShare(AssetClassModel model) =>
        Math.Max(0.3, 1 - model.Jumps.AnnualVariance / (model.AnnualVolatility * model.AnnualVolatility));
}
