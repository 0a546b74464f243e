namespace MarketMaster.Monitoring;

/// <summary>HDDM-W (Frias-Blanco and others, 2015): McDiarmid's bound on two exponentially weighted means, before and since the best cut. Values lie in [0, 1].</summary>
public sealed class HddmW : IDriftDetector
{
    private readonly double _lambda;
    private readonly double _logDrift;
    private readonly double _logWarning;
    private readonly bool _isTwoSided;
    private Weighted _total;
    private Side _up;
    private Side _down;
    private bool _isOver;

    /// <summary>Starts a detector.</summary>
    /// <param name="drift">Chance of a false drift, above 0, below 1; 0.001 by default.</param>
    /// <param name="warning">Chance of a false warning, above 0, below 1; 0.005 by default.</param>
    /// <param name="lambda">Weight of the newest value, above 0, at most 1; 0.05 by default.</param>
    /// <param name="isTwoSided">Whether a fall of the mean counts too; false by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    public HddmW(double drift = 0.001, double warning = 0.005, double lambda = 0.05, bool isTwoSided = false)
    {
        _logDrift = Math.Log(1 / Limits.Within(drift, 1e-300, 1 - 1e-15, nameof(drift)));
        _logWarning = Math.Log(1 / Limits.Within(warning, 1e-300, 1 - 1e-15, nameof(warning)));
        _lambda = Limits.Within(lambda, 1e-9, 1.0, nameof(lambda));
        _isTwoSided = isTwoSided;
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
        _total.Add(value, _lambda);
        var epsilon = Epsilon(_total.Bound, _logDrift);
        _up.Take(value, _total, _total.Mean + epsilon, _lambda);
        if (_isTwoSided)
            _down.Take(value, _total, epsilon - _total.Mean, _lambda);
        if (IsAbove(_logDrift) || (_isTwoSided && IsBelow(_logDrift)))
        {
            _isOver = true;
            return DetectorSignal.Drift;
        }
        return IsAbove(_logWarning) || (_isTwoSided && IsBelow(_logWarning)) ? DetectorSignal.Warning : DetectorSignal.None;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        (Count, _isOver) = (0, false);
        _total = Weighted.Empty;
        _up = _down = new() { Cut = double.PositiveInfinity, Before = Weighted.Empty, After = Weighted.Empty };
    }

    private bool IsAbove(double log) => _up.IsSplit && _up.After.Mean - _up.Before.Mean > Epsilon(_up.Before.Bound + _up.After.Bound, log);

    private bool IsBelow(double log) => _down.IsSplit && _down.Before.Mean - _down.After.Mean > Epsilon(_down.Before.Bound + _down.After.Bound, log);

    private static double Epsilon(double bound, double log) => Math.Sqrt(bound * log / 2);

    /// <summary>The values before and since the cut at which mean plus bound was lowest.</summary>
    private struct Side
    {
        public double Cut;
        public Weighted Before;
        public Weighted After;

        public readonly bool IsSplit => Before.HasValue && After.HasValue;

        public void Take(double value, in Weighted total, double cut, double lambda)
        {
            if (cut < Cut)
                (Cut, Before, After) = (cut, total, Weighted.Empty);
            else
                After.Add(value, lambda);
        }
    }

    private struct Weighted
    {
        public double Mean;
        public double Bound;
        public bool HasValue;

        public static Weighted Empty => new() { Bound = 1 };

        public void Add(double value, double lambda)
        {
            // a mean of exactly 0 starts again with the next value, as in the implementations that others compare with
            Mean = HasValue && Mean != 0 ? (lambda * value) + ((1 - lambda) * Mean) : value;
            Bound = (lambda * lambda) + ((1 - lambda) * (1 - lambda) * Bound);
            HasValue = true;
        }
    }
}
