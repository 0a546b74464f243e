namespace MarketMaster.Indicators;

/// <summary>Bollinger bands: the moving average of the last <c>Period</c> values, and bands of <c>Deviations</c> population standard deviations around it.</summary>
/// <remarks>The standard deviation is taken in two passes over the window itself: exact at any price level, 0 on equal values.</remarks>
/// <param name="Period">Number of values, 1 to 100,000; 20 by default.</param>
/// <param name="Deviations">Half width in standard deviations, above 0 to 1,000; 2 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record BollingerBands(int Period = 20, double Deviations = 2) : SeriesIndicator<BollingerOutput<double>>
{
    /// <summary>Number of values.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <summary>Half width in standard deviations.</summary>
    public double Deviations { get; } = Parameter.Between(Deviations, 1e-6, 1000);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs =>
        [new("bb_upper", Period - 1), new("bb_middle", Period - 1), new("bb_lower", Period - 1), new("bb_width", Period - 1)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period - 1;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, BollingerOutput<TLane>>(new(Period, Deviations));

    internal struct Step<T>(int period, double deviations) : IStep<T, BollingerOutput<T>> where T : unmanaged, ILane<T>
    {
        private readonly T _share = 1.0 / period;
        private readonly T _deviations = deviations;
        private readonly bool _isLong = period > WindowMoments.Longest;
        private Window<T> _window = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public BollingerOutput<T> Push(in T value)
        {
            if (!_window.Push(value))
                return new(double.NaN, double.NaN, double.NaN, double.NaN);
            WindowMoments.Of(_window.Values, value, out var sum, out var squares);
            var offset = sum * _share;
            return Of(value + offset, _isLong ? _window.Variance(offset) : WindowMoments.Variance(sum, squares, _share), _deviations);
        }

        /// <summary>The bands from mean and variance.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static BollingerOutput<T> Of(T middle, T variance, T deviations)
        {
            var reach = deviations * T.Sqrt(variance);
            var width = T.IfEqual(middle, 0, double.NaN, 2 * reach / middle);
            return new(middle + reach, middle, middle - reach, width);
        }
    }
}

/// <content>Bollinger bands.</content>
public static partial class Catalog
{
    /// <summary>Bollinger bands.</summary>
    public static IndicatorInfo BollingerBands { get; } = Add(new(
        "bollinger_bands", "Bollinger bands", IndicatorCategory.Volatility,
        [ParameterInfo.Period(20, 1), new("deviations", 2, 1e-6, 1000, IsInteger: false)], p => new BollingerBands((int)p[0], p[1])));
}
