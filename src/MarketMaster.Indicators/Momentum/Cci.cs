namespace MarketMaster.Indicators;

/// <summary>
/// Commodity channel index: distance of the typical price (high + low + close)/3 from its mean, in units of 0.015 mean
/// absolute deviations (Lambert, 1980); 0 where all typical prices of the window are equal.
/// </summary>
/// <param name="Period">Bars of the window, 1 to 100,000; 20 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Cci(int Period = 20) : BarIndicator<double>
{
    /// <summary>Bars of the window.</summary>
    public int Period { get; } = Parameter.Between(Period, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("cci", Period - 1)];

    /// <inheritdoc/>
    protected internal override int? Memory => Period - 1;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, TLane>(new(Period));

    // The typical price is held as close + ((high - close) + (low - close))/3 and only ever compared with the newest one,
    // so a large offset of the prices costs no digits and equal bars differ by exactly 0.
    internal struct Step<T>(int period) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private readonly T[] _distances = new T[period + WindowSums.Slack];
        private Window<T> _closes = new(period);
        private Window<T> _rests = new(period);

        public T Push(in Candle<T> value)
        {
            _closes.Push(value.Close);
            if (!_rests.Push((value.High - value.Close + (value.Low - value.Close)) / 3))
                return double.NaN;
            var closes = _closes.Values;
            var rests = _rests.Values;
            var distances = _distances.AsSpan(0, closes.Length);
            for (var i = 0; i < distances.Length; i++)
                distances[i] = closes[i] - value.Close + (rests[i] - _rests.Newest);
            var mean = WindowSums.Offsets<T>(distances, 0) / distances.Length;
            var deviation = WindowSums.Distances<T>(distances, mean) / distances.Length;
            return T.IfEqual(deviation, 0, 0, -mean / (0.015 * deviation));
        }
    }
}

/// <content>CCI.</content>
public static partial class Catalog
{
    /// <summary>Commodity channel index.</summary>
    public static IndicatorInfo Cci { get; } = Add(new(
        "cci", "Commodity channel index", IndicatorCategory.Momentum,
        [ParameterInfo.Period(20, 1)], p => new Cci((int)p[0])));
}
