namespace MarketMaster.Indicators;

/// <summary>Chaikin oscillator: fast minus slow EMA of the accumulation/distribution line (TA-Lib's ADOSC).</summary>
/// <remarks>TA-Lib's start: both averages begin at the line's first value.</remarks>
/// <param name="Fast">Period of the fast EMA, 1 to 100,000 and below <paramref name="Slow"/>; 3 by default.</param>
/// <param name="Slow">Period of the slow EMA, 2 to 100,000; 10 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record ChaikinOscillator(int Fast = 3, int Slow = 10) : BarIndicator<double>
{
    /// <summary>Period of the slow EMA.</summary>
    public int Slow { get; } = Parameter.Between(Slow, 2);

    /// <summary>Period of the fast EMA.</summary>
    public int Fast { get; } = Parameter.Between(Fast, 1, Slow - 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("chaikin_oscillator", Slow - 1)];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close | BarFields.Volume;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, TLane>(new(Fast, Slow));

    internal struct Step<T>(int fast, int slow) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private ExponentialLag<T> _fast = ExponentialLag<T>.FromFirst(fast);
        private ExponentialLag<T> _slow = ExponentialLag<T>.FromFirst(slow);
        private int _missing = slow - 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value)
        {
            // the line itself is not needed: its change is the bar's flow
            var flow = MoneyFlow.Of(value);
            _fast.Push(flow);
            _slow.Push(flow);
            if (_missing == 0)
                return _fast.Lag - _slow.Lag;
            _missing--;
            return double.NaN;
        }
    }
}

/// <content>Chaikin oscillator.</content>
public static partial class Catalog
{
    /// <summary>Chaikin oscillator.</summary>
    public static IndicatorInfo ChaikinOscillator { get; } = Add(new(
        "chaikin_oscillator", "Chaikin oscillator", IndicatorCategory.Volume,
        [ParameterInfo.Period(3, 1, "fast"), ParameterInfo.Period(10, 2, "slow")], p => new ChaikinOscillator((int)p[0], (int)p[1])));
}
