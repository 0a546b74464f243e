namespace MarketMaster.Indicators;

/// <summary>Z-score: distance of the value from the mean of the last <c>Period</c> values, in population standard deviations; 0 where they are all equal.</summary>
/// <param name="Period">Number of values, 2 to 100,000; 20 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record ZScore(int Period = 20) : SeriesIndicator<double>
{
    /// <summary>Number of values.</summary>
    public int Period { get; } = Parameter.Between(Period, 2);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("z_score", Period - 1)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period - 1;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private Window<T> _window = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            if (!_window.Push(value))
                return double.NaN;
            var offset = _window.MeanOffset();
            var deviation = T.Sqrt(_window.Variance(offset));
            return T.IfEqual(deviation, 0, 0, -offset / deviation);
        }
    }
}

/// <content>Z-score.</content>
public static partial class Catalog
{
    /// <summary>Z-score.</summary>
    public static IndicatorInfo ZScore { get; } = Add(new(
        "z_score", "Z-score", IndicatorCategory.Momentum,
        [ParameterInfo.Period(20, 2)], p => new ZScore((int)p[0])));
}
