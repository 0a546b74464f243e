namespace MarketMaster.Indicators;

/// <summary>Chande's momentum oscillator, -100 to 100: mean gain minus mean loss in percent of their sum; 0 where nothing has moved.</summary>
/// <remarks>TA-Lib's form: Wilder's averages, so that it equals 2 RSI - 100. Chande (1994), TradingView and Skender take plain sums of the last changes.</remarks>
/// <param name="Period">Period, 1 to 100,000; 14 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Cmo(int Period = 14) : SeriesIndicator<double>
{
    /// <summary>Period.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("cmo", Period)];

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private WilderMean<T> _gain = new(period);
        private WilderMean<T> _loss = new(period);
        private T _previous;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            var change = value - _previous;
            _previous = value;
            if (!_started)
            {
                _started = true;
                return double.NaN;
            }
            var gain = _gain.Push(T.Max(change, 0));
            var loss = _loss.Push(T.Max(-change, 0));
            return T.IfEqual(gain + loss, 0, 0, 100 * ((gain - loss) / (gain + loss)));
        }
    }
}

/// <content>Chande momentum oscillator.</content>
public static partial class Catalog
{
    /// <summary>Chande momentum oscillator.</summary>
    public static IndicatorInfo Cmo { get; } = Add(new(
        "cmo", "Chande momentum oscillator", IndicatorCategory.Momentum,
        [ParameterInfo.Period(14, 1)], p => new Cmo((int)p[0])));
}
