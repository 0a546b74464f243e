namespace MarketMaster.Indicators;

/// <summary>Detrended price oscillator: the value of <c>Period</c>/2 + 1 bars ago minus the moving average of the last <c>Period</c> values, in units of price.</summary>
/// <remarks>The causal form (TradingView, not centred); Skender writes the same number to the bar of the older value, where it cannot be known yet.</remarks>
/// <param name="Period">Values of the average, 1 to 100,000; 20 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Dpo(int Period = 20) : SeriesIndicator<double>
{
    /// <summary>Values of the average.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("dpo", Math.Max(Period - 1, Period / 2 + 1))];

    /// <inheritdoc/>
    protected internal override int? Memory => Math.Max(Period - 1, Period / 2 + 1);

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private readonly int _back = period / 2 + 1;
        private Window<T> _past = new(period / 2 + 2);
        private Window<T> _window = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            var hasPast = _past.Push(value);
            return _window.Push(value) && hasPast ? _past[_back] - value - _window.MeanOffset() : double.NaN;
        }
    }
}

/// <content>Detrended price oscillator.</content>
public static partial class Catalog
{
    /// <summary>Detrended price oscillator.</summary>
    public static IndicatorInfo Dpo { get; } = Add(new(
        "dpo", "Detrended price oscillator", IndicatorCategory.Momentum,
        [ParameterInfo.Period(20, 1)], p => new Dpo((int)p[0])));
}
