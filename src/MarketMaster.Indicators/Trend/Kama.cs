namespace MarketMaster.Indicators;

/// <summary>Kaufman's adaptive moving average: an exponential average whose factor follows the efficiency of the move (Kaufman, 1995).</summary>
/// <remarks>TA-Lib's start: the average begins at the value before the first output. The efficiency is 1 where nothing has moved, as in TA-Lib.</remarks>
/// <param name="Period">Values over which the efficiency is taken, 1 to 100,000; 30 by default.</param>
/// <param name="Fast">Period of the fastest average, 1 to 100,000 and below <paramref name="Slow"/>; 2 by default.</param>
/// <param name="Slow">Period of the slowest average, 2 to 100,000; 30 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Kama(int Period = 30, int Fast = 2, int Slow = 30) : SeriesIndicator<double>
{
    /// <summary>Values over which the efficiency is taken.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <summary>Period of the slowest average.</summary>
    public int Slow { get; } = Parameter.Between(Slow, 2);

    /// <summary>Period of the fastest average.</summary>
    public int Fast { get; } = Parameter.Between(Fast, 1, Slow - 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("kama", Period)];

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period, Fast, Slow));

    internal struct Step<T>(int period, int fast, int slow) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private readonly int _period = period;
        private readonly T _slow = 2.0 / (slow + 1.0);
        private readonly T _span = 2.0 / (fast + 1.0) - 2.0 / (slow + 1.0);
        private Window<T> _window = new(period + 1);
        private T _previous;
        private T _lag;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            var change = value - _previous;
            _previous = value;
            if (!_window.Push(value))
                return double.NaN;
            var path = Totals.Path(_window.Values);
            var efficiency = T.IfEqual(path, 0, 1, T.Abs(value - _window[_period]) / path);
            var root = efficiency * _span + _slow;
            // the average is held as its distance from the newest value
            _lag = (1 - root * root) * (_lag - change);
            return value + _lag;
        }
    }
}

/// <content>Kaufman adaptive moving average.</content>
public static partial class Catalog
{
    /// <summary>Kaufman adaptive moving average.</summary>
    public static IndicatorInfo Kama { get; } = Add(new(
        "kama", "Kaufman adaptive moving average", IndicatorCategory.Trend,
        [ParameterInfo.Period(30, 1), ParameterInfo.Period(2, 1, "fast"), ParameterInfo.Period(30, 2, "slow")],
        p => new Kama((int)p[0], (int)p[1], (int)p[2])));
}
