namespace MarketMaster.Indicators;

/// <summary>Pearson's correlation of close and volume over the last <c>Period</c> bars, -1 to 1; 0 where one of them is constant (TA-Lib's CORREL).</summary>
/// <remarks>TA-Lib takes any two series; this is its formula for a bar's close and volume.</remarks>
/// <param name="Period">Number of bars, 2 to 100,000; 30 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Correlation(int Period = 30) : BarIndicator<double>
{
    /// <summary>Number of bars.</summary>
    public int Period { get; } = Parameter.Between(Period, 2);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("correlation", Period - 1)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period - 1;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.Close | BarFields.Volume;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, TLane>(new(Period));

    internal struct Step<T>(int period) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private Window<T> _closes = new(period);
        private Window<T> _volumes = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value)
        {
            _closes.Push(value.Close);
            if (!_volumes.Push(value.Volume))
                return double.NaN;
            var (close, volume) = (_closes.MeanOffset(), _volumes.MeanOffset());
            var scale = T.Sqrt(_closes.Variance(close)) * T.Sqrt(_volumes.Variance(volume));
            var both = Totals.Products(_closes, close, _volumes, volume) / _closes.Values.Length;
            return T.IfEqual(scale, 0, 0, T.Max(-1, T.Min(1, both / scale)));
        }
    }
}

/// <content>Correlation of close and volume.</content>
public static partial class Catalog
{
    /// <summary>Correlation of close and volume.</summary>
    public static IndicatorInfo Correlation { get; } = Add(new(
        "correlation", "Correlation of close and volume", IndicatorCategory.Volume,
        [ParameterInfo.Period(30, 2)], p => new Correlation((int)p[0])));
}
