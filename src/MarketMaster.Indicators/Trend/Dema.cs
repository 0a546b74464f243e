namespace MarketMaster.Indicators;

/// <summary>Double exponential moving average: twice the EMA minus the EMA of the EMA (Mulloy, 1994; TA-Lib).</summary>
/// <param name="Period">Period of both averages, 1 to 100,000; 30 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Dema(int Period = 30) : SeriesIndicator<double>
{
    /// <summary>Period of both averages.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("dema", 2 * (Period - 1))];

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private ExponentialLag<T> _first = ExponentialLag<T>.Ema(period);
        private ExponentialLag<T> _second = ExponentialLag<T>.Ema(period);
        private T _previous;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            var change = value - _previous;
            _previous = value;
            if (!_first.Push(change) || !_second.Push(_first.Change))
                return double.NaN;
            return value + (_first.Lag - _second.Lag);
        }
    }
}

/// <content>Double exponential moving average.</content>
public static partial class Catalog
{
    /// <summary>Double exponential moving average.</summary>
    public static IndicatorInfo Dema { get; } = Add(new(
        "dema", "Double exponential moving average", IndicatorCategory.Trend,
        [ParameterInfo.Period(30, 1)], p => new Dema((int)p[0])));
}
