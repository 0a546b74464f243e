namespace MarketMaster.Monitoring;

/// <summary>DDM (Gama and others, 2004): the error rate is some standard deviations above the lowest that was seen. Feed 1 for an error, 0 for a right answer.</summary>
public sealed class Ddm : IDriftDetector
{
    private readonly int _warmup;
    private readonly double _warning;
    private readonly double _drift;
    private double _rate;
    private double _lowestRate;
    private double _lowestDeviation;
    private bool _isOver;

    /// <summary>Starts a detector.</summary>
    /// <param name="warmup">Values before the first test, 1 to 1,000,000; 30 by default.</param>
    /// <param name="warning">Standard deviations for a warning, 0 to 100; 2 by default.</param>
    /// <param name="drift">Standard deviations for a drift, 0 to 100; 3 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    public Ddm(int warmup = 30, double warning = 2, double drift = 3)
    {
        _warmup = Limits.Within(warmup, 1, 1_000_000, nameof(warmup));
        _warning = Limits.Within(warning, 0.0, 100.0, nameof(warning));
        _drift = Limits.Within(drift, 0.0, 100.0, nameof(drift));
        Reset();
    }

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public DetectorSignal Update(double value)
    {
        if (double.IsNaN(value))
            return DetectorSignal.None;
        if (_isOver)
            Reset();
        Count++;
        _rate += (value - _rate) / Count;
        if (Count <= _warmup)
            return DetectorSignal.None;
        var deviation = Math.Sqrt(Math.Max(0, _rate * (1 - _rate)) / Count);
        var level = _rate + deviation;
        if (level <= _lowestRate + _lowestDeviation)
            (_lowestRate, _lowestDeviation) = (_rate, deviation);
        if (level > _lowestRate + (_drift * _lowestDeviation))
        {
            _isOver = true;
            return DetectorSignal.Drift;
        }
        return level > _lowestRate + (_warning * _lowestDeviation) ? DetectorSignal.Warning : DetectorSignal.None;
    }

    /// <inheritdoc/>
    public void Reset() => (Count, _rate, _lowestRate, _lowestDeviation, _isOver) = (0, 0, double.PositiveInfinity, double.PositiveInfinity, false);
}
