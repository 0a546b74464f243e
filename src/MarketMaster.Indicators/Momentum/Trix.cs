namespace MarketMaster.Indicators;

/// <summary>TRIX: change since the bar before, in percent, of an EMA of an EMA of an EMA (Hutson, 1983; TA-Lib); NaN where that average was 0.</summary>
/// <param name="Period">Period of the three averages, 1 to 100,000; 30 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Trix(int Period = 30) : SeriesIndicator<double>
{
    /// <summary>Period of the three averages.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("trix", 3 * (Period - 1) + 1)];

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private ExponentialLag<T> _first = ExponentialLag<T>.Ema(period);
        private ExponentialLag<T> _second = ExponentialLag<T>.Ema(period);
        private ExponentialLag<T> _third = ExponentialLag<T>.Ema(period);
        private T _previous;
        private T _mean;
        private bool _hasMean;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            var change = value - _previous;
            _previous = value;
            if (!_first.Push(change) || !_second.Push(_first.Change) || !_third.Push(_second.Change))
                return double.NaN;
            T past = _hasMean ? _mean : double.NaN;
            _mean = value + (_first.Lag + _second.Lag + _third.Lag);
            _hasMean = true;
            return T.IfEqual(past, 0, double.NaN, 100 * _third.Change / past);
        }
    }
}

/// <content>TRIX.</content>
public static partial class Catalog
{
    /// <summary>TRIX.</summary>
    public static IndicatorInfo Trix { get; } = Add(new(
        "trix", "TRIX", IndicatorCategory.Momentum,
        [ParameterInfo.Period(30, 1)], p => new Trix((int)p[0])));
}
