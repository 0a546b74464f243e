namespace MarketMaster.Indicators;

/// <summary>Chaikin money flow, -1 to 1: volume signed by where the close lies in the bar, as a share of the volume of the last <c>Period</c> bars; 0 where none traded.</summary>
/// <remarks>As TradingView and Skender; TA-Lib has no such indicator.</remarks>
/// <param name="Period">Number of bars, 1 to 100,000; 20 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Cmf(int Period = 20) : BarIndicator<double>
{
    /// <summary>Number of bars.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("cmf", Period - 1)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period - 1;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close | BarFields.Volume;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private Window<T> _flows = new(period);
        private Window<T> _volumes = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value)
        {
            _flows.Push(MoneyFlow.Of(value));
            if (!_volumes.Push(value.Volume))
                return double.NaN;
            var volume = WindowSums.Sum(_volumes.Values);
            return T.IfEqual(volume, 0, 0, WindowSums.Sum(_flows.Values) / volume);
        }
    }
}

/// <content>Chaikin money flow.</content>
public static partial class Catalog
{
    /// <summary>Chaikin money flow.</summary>
    public static IndicatorInfo Cmf { get; } = Add(new(
        "cmf", "Chaikin money flow", IndicatorCategory.Volume,
        [ParameterInfo.Period(20, 1)], p => new Cmf((int)p[0])));
}
