namespace MarketMaster.Indicators;

/// <summary>Awesome oscillator: fast minus slow simple moving average of the middle of the bar, (high + low)/2, in units of price (Williams, 1998).</summary>
/// <remarks>As TradingView and Skender.</remarks>
/// <param name="Fast">Bars of the fast average, 1 to 100,000 and below <paramref name="Slow"/>; 5 by default.</param>
/// <param name="Slow">Bars of the slow average, 2 to 100,000; 34 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record AwesomeOscillator(int Fast = 5, int Slow = 34) : BarIndicator<double>
{
    /// <summary>Bars of the slow average.</summary>
    public int Slow { get; } = Parameter.Between(Slow, 2);

    /// <summary>Bars of the fast average.</summary>
    public int Fast { get; } = Parameter.Between(Fast, 1, Slow - 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("awesome_oscillator", Slow - 1)];

    /// <inheritdoc/>
    protected internal override int? Memory => Slow - 1;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, TLane>(new(Fast, Slow));

    internal struct Step<T>(int fast, int slow) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private readonly int _fast = fast;
        private Window<T> _highs = new(slow);
        private Window<T> _lows = new(slow);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value)
        {
            _highs.Push(value.High);
            return _lows.Push(value.Low) ? (Spread(_highs) + Spread(_lows)) / 2 : double.NaN;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly T Spread(in Window<T> window) =>
            WindowSums.Offsets(window.Values[^_fast..], window.Newest) / _fast - window.MeanOffset();
    }
}

/// <content>Awesome oscillator.</content>
public static partial class Catalog
{
    /// <summary>Awesome oscillator.</summary>
    public static IndicatorInfo AwesomeOscillator { get; } = Add(new(
        "awesome_oscillator", "Awesome oscillator", IndicatorCategory.Momentum,
        [ParameterInfo.Period(5, 1, "fast"), ParameterInfo.Period(34, 2, "slow")], p => new AwesomeOscillator((int)p[0], (int)p[1])));
}
