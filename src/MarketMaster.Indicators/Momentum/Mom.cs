namespace MarketMaster.Indicators;

/// <summary>Momentum: the value minus that of <c>Period</c> bars ago (TA-Lib's MOM).</summary>
/// <param name="Period">Bars between the two values, 1 to 100,000; 10 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Mom(int Period = 10) : SeriesIndicator<double>
{
    /// <summary>Bars between the two values.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("mom", Period)];

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
        public T Push(in T value) => _window.Push(value) ? value - _window[_period] : double.NaN;
    }
}

/// <content>Momentum.</content>
public static partial class Catalog
{
    /// <summary>Momentum.</summary>
    public static IndicatorInfo Mom { get; } = Add(new(
        "mom", "Momentum", IndicatorCategory.Momentum,
        [ParameterInfo.Period(10, 1)], p => new Mom((int)p[0])));
}
