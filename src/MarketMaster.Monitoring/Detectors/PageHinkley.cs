namespace MarketMaster.Monitoring;

/// <summary>
/// Page-Hinkley's test (Page, 1954): the sum of the deviations from the running mean, less a tolerance, has moved far from its extreme.
/// Threshold and tolerance have the unit of the values: scale them by a reference standard deviation.
/// </summary>
public sealed class PageHinkley : IDriftDetector
{
    private readonly int _minimum;
    private readonly double _delta;
    private readonly double _threshold;
    private readonly double _alpha;
    private readonly ChangeDirection _direction;
    private double _mean;
    private double _up;
    private double _down;
    private double _lowest;
    private double _highest;
    private bool _isOver;

    /// <summary>Starts a detector.</summary>
    /// <param name="threshold">Distance from the extreme that counts, 0 to 1e12; 50 by default.</param>
    /// <param name="delta">Deviation that is tolerated at each value, 0 to 1e12; 0.005 by default.</param>
    /// <param name="alpha">What is kept of the sums at each value, 0 to 1; 0.9999 by default.</param>
    /// <param name="minimum">Values before the first test, 1 to 1,000,000; 30 by default.</param>
    /// <param name="direction">Which changes count; both by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    public PageHinkley(double threshold = 50, double delta = 0.005, double alpha = 0.9999, int minimum = 30, ChangeDirection direction = ChangeDirection.Both)
    {
        _threshold = Limits.Within(threshold, 0, 1e12, nameof(threshold));
        _delta = Limits.Within(delta, 0, 1e12, nameof(delta));
        _alpha = Limits.Within(alpha, 0.0, 1.0, nameof(alpha));
        _minimum = Limits.Within(minimum, 1, 1_000_000, nameof(minimum));
        _direction = direction;
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
        _mean += (value - _mean) / Count;
        var deviation = value - _mean;
        _up = (_alpha * _up) + deviation - _delta;
        _down = (_alpha * _down) + deviation + _delta;
        _lowest = Math.Min(_lowest, _up);
        _highest = Math.Max(_highest, _down);
        if (Count < _minimum)
            return DetectorSignal.None;
        _isOver = (_direction != ChangeDirection.Down && _up - _lowest > _threshold) || (_direction != ChangeDirection.Up && _highest - _down > _threshold);
        return _isOver ? DetectorSignal.Drift : DetectorSignal.None;
    }

    /// <inheritdoc/>
    public void Reset() => (Count, _mean, _up, _down, _lowest, _highest, _isOver) = (0, 0, 0, 0, double.PositiveInfinity, -1, false);
}
