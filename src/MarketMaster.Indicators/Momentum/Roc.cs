namespace MarketMaster.Indicators;

/// <summary>Rate of change over <c>Period</c> bars, in percent (TA-Lib's ROC); NaN where the value then was 0.</summary>
/// <param name="Period">Bars between the two values, 1 to 100,000; 10 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Roc(int Period = 10) : SeriesIndicator<double>
{
    /// <summary>Bars between the two values.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("roc", Period)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private readonly int _period = period;
        private Window<T> _window = new(period + 1);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            if (!_window.Push(value))
                return double.NaN;
            var past = _window[_period];
            return T.IfEqual(past, 0, double.NaN, 100 * ((value - past) / past));
        }
    }
}

/// <content>Rate of change.</content>
public static partial class Catalog
{
    /// <summary>Rate of change.</summary>
    public static IndicatorInfo Roc { get; } = Add(new(
        "roc", "Rate of change", IndicatorCategory.Momentum,
        [ParameterInfo.Period(10, 1)], p => new Roc((int)p[0])));
}
