namespace MarketMaster.Monitoring;

/// <summary>EDDM (Baena-Garcia and others, 2006): errors follow each other more closely than they did. Feed 1 for an error, 0 for a right answer.</summary>
public sealed class Eddm : IDriftDetector
{
    private readonly int _warmup;
    private readonly double _warning;
    private readonly double _drift;
    private long _errors;
    private long _last;
    private double _mean;
    private double _squares;
    private double _largest;
    private bool _isWarned;
    private bool _isOver;

    /// <summary>Starts a detector. The usual 0.95 and 0.9 fire often without drift: 0.8 and 0.75 are calmer.</summary>
    /// <param name="warning">Share of the largest distance for a warning, 0 to 1; 0.95 by default.</param>
    /// <param name="drift">Share of the largest distance for a drift, 0 to 1; 0.9 by default.</param>
    /// <param name="warmup">Values, and errors, before the first test, 1 to 1,000,000; 30 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    public Eddm(double warning = 0.95, double drift = 0.9, int warmup = 30)
    {
        _warning = Limits.Within(warning, 0.0, 1.0, nameof(warning));
        _drift = Limits.Within(drift, 0.0, 1.0, nameof(drift));
        _warmup = Limits.Within(warmup, 1, 1_000_000, nameof(warmup));
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
        if (value <= 0)
            return Signal;
        double distance = Count - _last, before = _mean;
        _last = Count;
        _errors++;
        _mean += (distance - _mean) / _errors;
        _squares += (distance - before) * (distance - _mean);
        if (Count <= _warmup)
            return Signal;
        var reach = _mean + (2 * Math.Sqrt(_errors > 1 ? _squares / (_errors - 1) : 0));
        // a warning outlasts right answers and a new largest distance, as in the implementations that others compare with
        if (reach > _largest)
            _largest = reach;
        else if (_errors > _warmup)
        {
            _isOver = reach / _largest < _drift;
            _isWarned = _isOver ? _isWarned : reach / _largest < _warning;
        }
        return Signal;
    }

    /// <inheritdoc/>
    public void Reset() => (Count, _errors, _last, _mean, _squares, _largest, _isWarned, _isOver) = (0, 0, 0, 0, 0, 0, false, false);

    private DetectorSignal Signal => _isOver ? DetectorSignal.Drift : _isWarned ? DetectorSignal.Warning : DetectorSignal.None;
}
