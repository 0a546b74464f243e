namespace MarketMaster.DataGen;

/// <summary>A grid of equal steps. Values are n/k where a step is the k-th part of 1, so they print as the decimals people write.</summary>
internal readonly struct Grid
{
    private readonly double _step;
    private readonly double _perUnit;
    private readonly bool _isFraction;

    public Grid(double step)
    {
        var perUnit = Math.Round(1 / step);
        _step = step;
        _isFraction = perUnit >= 1 && Math.Abs(perUnit * step - 1) < 1e-9;
        _perUnit = _isFraction ? perUnit : 1 / step;
    }

    /// <summary>The nearest point of the grid, at least one step.</summary>
    public double Round(double value)
    {
        var steps = Math.Max(1, Math.Floor(value * _perUnit + 0.5));
        return _isFraction ? steps / _perUnit : steps * _step;
    }

    /// <summary>Whether a value lies on the grid, rounding errors of its own aside.</summary>
    public bool Contains(double value)
    {
        var steps = value * _perUnit;
        return Math.Abs(steps - Math.Floor(steps + 0.5)) <= 1e-9 * Math.Max(1, Math.Abs(steps));
    }
}
