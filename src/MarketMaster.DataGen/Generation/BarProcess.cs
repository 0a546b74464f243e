namespace MarketMaster.DataGen;

/// <summary>The bar model: makes one bar after another and allocates nothing on the way.</summary>
internal sealed class BarProcess
{
    private readonly AssetClassModel _model;
    private readonly BarOfDay[] _plan;
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
    private readonly double _dayVariance;
    private readonly double _gapDeviation;
    private readonly double[] _passed;
    private readonly SharedNoise? _shared;
    private RandomStream _priceRandom;
    private RandomStream _gapRandom;
    private PathRange _range;
    private PricePath _price;
    private bool _started;

    // shared: the noise that instruments have in common; null where the instrument stands alone
    public BarProcess(Instrument instrument, AssetClassModel model, ulong seed, GeneratorOptions options, SharedNoise? shared = null)
    {
        var daily = options.Interval == TimeSpan.FromDays(1);
        var plan = DayPlan.Create(model.Hours, (int)options.Interval.TotalMinutes);
        _model = model;
        _clock = new(model.Hours, plan, daily, options.StartTime);
        _shared = shared;
        _regime = shared is null ? new(model, plan.Length, Component.Stream(seed, instrument, Component.Regime)) : shared.Regime(model);
        _volatility = new(model, plan.Length, _regime, Component.Stream(seed, instrument, Component.Volatility));
        shared?.Start(_volatility);
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
        var variance = DiffusiveVariance(model);
        _gapDeviation = Math.Sqrt(variance * model.GapShare);
        _dayVariance = variance * (1 - model.GapShare);
        _plan = plan;
        _passed = DayPlan.VariancePassed(model.Hours);
        _shapes = Array.ConvertAll(plan, Shape);
    }

    /// <summary>Length in minutes of the bar made last.</summary>
    public int Minutes => _clock.Minutes;

    /// <summary>Mean log move of a bar before the -σ²/2 of its own variance, averaged over the day.</summary>
    public double MeanMove => _shapes.Average(s => s.Drift) + _jumps.OvernightCompensator / _shapes.Length;

    public void Next(out GeneratedBar result)
    {
        var index = _clock.Next(out var time);
        _shared?.Enter(time, _clock.Minutes, _clock.Date, index, _plan.Length, _regime);
        var gap = index == 0 && _started ? Gap() : 0;
        _started = true;
        var shape = _clock.Minutes == _plan[index].Minutes ? _shapes[index] : Shape(Cut(_plan[index], _clock.Minutes));
        var regime = _volatility.Regime;
        var sigma = shape.Deviation * _volatility.Level;
        var noise = _shared is null ? _priceNoise.Next(ref _priceRandom) : _shared.Price(_priceNoise);
        var jump = _shared is null ? _jumps.WithinBar() : _jumps.WithinBar(_shared);
        var open = _price.Price;
        var before = _price.Log;
        _price.Move(sigma * (noise + _strength * _signal.State) + shape.Drift - 0.5 * sigma * sigma + jump);
        var move = _price.Log - before;
        var busyness = Elementary.Exp(_model.Volume.VolatilityExponent * _volatility.Log);
        var (high, low) = _range.Next(move, sigma, shape.Trades * busyness);
        var bar = Round(time, open, high, low, _volume.Next(shape.VolumeShare, busyness, (high - low) / sigma));
        _signal.Step();
        StepVolatility(noise);
        if (jump != 0)
            _jumps.Settle(_volatility);
        result = new(bar, shape.Session, regime, sigma, gap, _signal.State);
    }

    private Bar Round(DateTime time, double open, double high, double low, double volume)
    {
        var first = _tick.Round(open);
        var last = _tick.Round(_price.Price);
        var highest = Math.Max(Math.Max(first, last), _tick.Round(open * Elementary.Exp(high)));
        var lowest = Math.Min(Math.Min(first, last), _tick.Round(open * Elementary.Exp(low)));
        return new(time, first, highest, lowest, last, volume);
    }

    // the move while the market was closed; returns its standard deviation
    private double Gap()
    {
        var jump = _shared is null ? _jumps.Overnight(_volatility) : _jumps.Overnight(_volatility, _shared);
        var sigma = _gapDeviation * _volatility.PersistentLevel;
        var noise = _shared is null ? _gapNoise.Next(ref _gapRandom) : _shared.Gap(_gapNoise);
        _price.Move(sigma * noise - 0.5 * sigma * sigma + jump + _jumps.OvernightCompensator);
        return sigma;
    }

    private void StepVolatility(double noise)
    {
        if (_shared is null)
        {
            _volatility.Step(noise);
            _regime.Step();
        }
        else
        {
            _shared.Step(_volatility, noise);
        }
    }

    private BarShape Shape(BarOfDay bar) => new(bar, _model, _dayVariance, _jumps.BarCompensator);

    // the last bar of a day on which the market closes early
    private BarOfDay Cut(BarOfDay bar, int minutes)
    {
        var start = (int)(bar.Offset / TimeSpan.TicksPerMinute);
        return bar with
        {
            Minutes = minutes,
            TimeShare = (double)minutes / _model.Hours.Minutes,
            VarianceShare = _passed[start + minutes] - _passed[start],
        };
    }

    /// <summary>Mean log variance of a day, what the jumps bring left out.</summary>
    public static double DiffusiveVariance(AssetClassModel model)
    {
        var square = model.AnnualVolatility * model.AnnualVolatility;
        return square / model.DaysPerYear * Math.Max(0.3, 1 - model.Jumps.AnnualVariance / square);
    }
}
