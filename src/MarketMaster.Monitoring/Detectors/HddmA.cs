namespace MarketMaster.Monitoring;

/// <summary>HDDM-A (Frias-Blanco and others, 2015): Hoeffding's bound on the difference between the mean since the best cut and the mean before it. Values lie in [0, 1].</summary>
public sealed class HddmA : IDriftDetector
{
    private readonly double _drift;
    private readonly double _warning;
    private readonly double _logDrift;
    private readonly bool _isTwoSided;
    private double _total;
    private double _lowCount;
    private double _lowTotal;
    private double _highCount;
    private double _highTotal;
    private bool _isOver;

    /// <summary>Starts a detector.</summary>
    /// <param name="drift">Chance of a false drift, above 0, below 1; 0.001 by default.</param>
    /// <param name="warning">Chance of a false warning, above 0, below 1; 0.005 by default.</param>
    /// <param name="isTwoSided">Whether a fall of the mean counts too; false by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    public HddmA(double drift = 0.001, double warning = 0.005, bool isTwoSided = false)
    {
        _drift = Limits.Within(drift, 1e-300, 1 - 1e-15, nameof(drift));
        _warning = Limits.Within(warning, 1e-300, 1 - 1e-15, nameof(warning));
        _logDrift = Math.Log(1 / _drift);
        _isTwoSided = isTwoSided;
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
        _total += value;
        double n = Count, mean = _total / n, bound = Bound(n);
        if (_lowCount == 0 || (_lowTotal / _lowCount) + Bound(_lowCount) >= mean + bound)
            (_lowCount, _lowTotal) = (n, _total);
        if (_highCount == 0 || (_highTotal / _highCount) - Bound(_highCount) <= mean - bound)
            (_highCount, _highTotal) = (n, _total);
        if (IsAbove(n, mean, _drift) || (_isTwoSided && IsBelow(n, mean, _drift)))
        {
            _isOver = true;
            return DetectorSignal.Drift;
        }
        return IsAbove(n, mean, _warning) || (_isTwoSided && IsBelow(n, mean, _warning)) ? DetectorSignal.Warning : DetectorSignal.None;
    }

    /// <inheritdoc/>
    public void Reset() => (Count, _total, _lowCount, _lowTotal, _highCount, _highTotal, _isOver) = (0, 0, 0, 0, 0, 0, false);

    private double Bound(double n) => Math.Sqrt(_logDrift / (2 * n));

    private bool IsAbove(double n, double mean, double level) => _lowCount != n && mean - (_lowTotal / _lowCount) >= Epsilon(n, _lowCount, level);

    private bool IsBelow(double n, double mean, double level) => _highCount != n && (_highTotal / _highCount) - mean >= Epsilon(n, _highCount, level);

    private static double Epsilon(double n, double cut, double level) => Math.Sqrt((n - cut) / (cut * n) / 2 * Math.Log(2 / level));
}
