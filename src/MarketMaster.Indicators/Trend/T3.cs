namespace MarketMaster.Indicators;

/// <summary>T3 (Tillson, 1998): six EMAs in a row, mixed by the powers of a volume factor so that the lag is small; TA-Lib's seeds.</summary>
/// <param name="Period">Period of the six averages, 1 to 100,000; 5 by default.</param>
/// <param name="VolumeFactor">Weight of the overshoot, 0 to 1; 0.7 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record T3(int Period = 5, double VolumeFactor = 0.7) : SeriesIndicator<double>
{
    /// <summary>Period of the six averages.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <summary>Weight of the overshoot.</summary>
    public double VolumeFactor { get; } = Parameter.Between(VolumeFactor, 0, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("t3", 6 * (Period - 1))];

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period, VolumeFactor));

    internal struct Step<T>(int period, double volumeFactor) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private readonly T _sixth = -volumeFactor * volumeFactor * volumeFactor;
        private readonly T _fifth = 3 * volumeFactor * volumeFactor + 2 * volumeFactor * volumeFactor * volumeFactor;
        private readonly T _fourth = -3 * volumeFactor * (1 + volumeFactor) - volumeFactor * volumeFactor * volumeFactor;
        private ExponentialLag<T> _e1 = ExponentialLag<T>.Ema(period), _e2 = ExponentialLag<T>.Ema(period), _e3 = ExponentialLag<T>.Ema(period);
        private ExponentialLag<T> _e4 = ExponentialLag<T>.Ema(period), _e5 = ExponentialLag<T>.Ema(period), _e6 = ExponentialLag<T>.Ema(period);
        private T _previous;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            var change = value - _previous;
            _previous = value;
            if (!_e1.Push(change) || !_e2.Push(_e1.Change) || !_e3.Push(_e2.Change)
                || !_e4.Push(_e3.Change) || !_e5.Push(_e4.Change) || !_e6.Push(_e5.Change))
                return double.NaN;
            // the four weights of the 3rd to 6th average add up to 1: what is left are the steps between those averages
            return value + (_e1.Lag + _e2.Lag + _e3.Lag + _e4.Lag * _fourth + _e5.Lag * _fifth + _e6.Lag * _sixth);
        }
    }
}

/// <content>T3 moving average.</content>
public static partial class Catalog
{
    /// <summary>T3 moving average.</summary>
    public static IndicatorInfo T3 { get; } = Add(new(
        "t3", "T3 moving average", IndicatorCategory.Trend,
        [ParameterInfo.Period(5, 1), new("volumeFactor", 0.7, 0, 1, IsInteger: false)], p => new T3((int)p[0], p[1])));
}
