namespace MarketMaster.Indicators;

/// <summary>Hull moving average: the WMA over √<c>Period</c> of twice the WMA over half the period minus the WMA over the period (Hull, 2005).</summary>
/// <remarks>Half the period and its root are rounded down, as Skender and TradingView do; TA-Lib has no Hull average.</remarks>
/// <param name="Period">Number of values, 2 to 100,000; 20 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Hma(int Period = 20) : SeriesIndicator<double>
{
    /// <summary>Number of values.</summary>
    public int Period { get; } = Parameter.Between(Period, 2);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("hma", Period - 2 + (int)Math.Sqrt(Period))];

    /// <inheritdoc/>
    protected internal override int? Memory => Period - 2 + (int)Math.Sqrt(Period);

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private WeightedMean<T> _half = new(period / 2);
        private WeightedMean<T> _whole = new(period);
        private WeightedMean<T> _smooth = new((int)Math.Sqrt(period));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            var offset = 2 * _half.PushOffset(value) - _whole.PushOffset(value);
            if (!_whole.IsReady)
                return double.NaN;
            var raw = value + offset;
            return raw + _smooth.PushOffset(raw);
        }
    }
}

/// <content>Hull moving average.</content>
public static partial class Catalog
{
    /// <summary>Hull moving average.</summary>
    public static IndicatorInfo Hma { get; } = Add(new(
        "hma", "Hull moving average", IndicatorCategory.Trend,
        [ParameterInfo.Period(20, 2)], p => new Hma((int)p[0])));
}
