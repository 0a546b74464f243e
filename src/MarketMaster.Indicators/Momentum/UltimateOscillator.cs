namespace MarketMaster.Indicators;

/// <summary>Ultimate oscillator, 0 to 100: buying pressure as a share of the true range over three spans, weighted 4, 2 and 1 (Williams, 1985; TA-Lib).</summary>
/// <remarks>A span whose true ranges are all 0 counts as one half (TA-Lib: 0), so a flat price gives 50.</remarks>
/// <param name="Fast">Bars of the span with weight 4, 1 to 100,000; 7 by default.</param>
/// <param name="Middle">Bars of the span with weight 2, 1 to 100,000; 14 by default.</param>
/// <param name="Slow">Bars of the span with weight 1, 1 to 100,000; 28 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record UltimateOscillator(int Fast = 7, int Middle = 14, int Slow = 28) : BarIndicator<double>
{
    /// <summary>Bars of the span with weight 4.</summary>
    public int Fast { get; } = Parameter.Between(Fast, 1);

    /// <summary>Bars of the span with weight 2.</summary>
    public int Middle { get; } = Parameter.Between(Middle, 1);

    /// <summary>Bars of the span with weight 1.</summary>
    public int Slow { get; } = Parameter.Between(Slow, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("ultimate_oscillator", Math.Max(Fast, Math.Max(Middle, Slow)))];

    /// <inheritdoc/>
    protected internal override int? Memory => Math.Max(Fast, Math.Max(Middle, Slow));

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, TLane>(new(Fast, Middle, Slow));

    internal struct Step<T>(int fast, int middle, int slow) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private readonly int _fast = fast;
        private readonly int _middle = middle;
        private readonly int _slow = slow;
        private Window<T> _pressures = new(Math.Max(fast, Math.Max(middle, slow)));
        private Window<T> _ranges = new(Math.Max(fast, Math.Max(middle, slow)));
        private T _previous;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value)
        {
            var pressure = value.Close - T.Min(value.Low, _previous);
            var range = TrueRange.Of(value, _previous);
            _previous = value.Close;
            if (!_started)
            {
                _started = true;
                return double.NaN;
            }
            _pressures.Push(pressure);
            return _ranges.Push(range) ? 100 * ((4 * Share(_fast) + 2 * Share(_middle) + Share(_slow)) / 7) : double.NaN;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly T Share(int count)
        {
            var range = WindowSums.Sum(_ranges.Values[^count..]);
            return T.IfEqual(range, 0, 0.5, WindowSums.Sum(_pressures.Values[^count..]) / range);
        }
    }
}

/// <content>Ultimate oscillator.</content>
public static partial class Catalog
{
    /// <summary>Ultimate oscillator.</summary>
    public static IndicatorInfo UltimateOscillator { get; } = Add(new(
        "ultimate_oscillator", "Ultimate oscillator", IndicatorCategory.Momentum,
        [ParameterInfo.Period(7, 1, "fast"), ParameterInfo.Period(14, 1, "middle"), ParameterInfo.Period(28, 1, "slow")],
        p => new UltimateOscillator((int)p[0], (int)p[1], (int)p[2])));
}
