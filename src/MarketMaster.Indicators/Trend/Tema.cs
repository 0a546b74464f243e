namespace MarketMaster.Indicators;

/// <summary>Triple exponential moving average: 3 EMA - 3 EMA of EMA + EMA of EMA of EMA (Mulloy, 1994; TA-Lib).</summary>
/// <param name="Period">Period of the three averages, 1 to 100,000; 30 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Tema(int Period = 30) : SeriesIndicator<double>
{
    /// <summary>Period of the three averages.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("tema", 3 * (Period - 1))];

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private ExponentialLag<T> _first = ExponentialLag<T>.Ema(period);
        private ExponentialLag<T> _second = ExponentialLag<T>.Ema(period);
        private ExponentialLag<T> _third = ExponentialLag<T>.Ema(period);
        private T _previous;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            var change = value - _previous;
            _previous = value;
            if (!_first.Push(change) || !_second.Push(_first.Change) || !_third.Push(_second.Change))
                return double.NaN;
            return value + (_first.Lag - 2 * _second.Lag + _third.Lag);
        }
    }
}

/// <content>Triple exponential moving average.</content>
public static partial class Catalog
{
    /// <summary>Triple exponential moving average.</summary>
    public static IndicatorInfo Tema { get; } = Add(new(
        "tema", "Triple exponential moving average", IndicatorCategory.Trend,
        [ParameterInfo.Period(30, 1)], p => new Tema((int)p[0])));
}
