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

    internal struct Step<T>(int period) : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private TypicalDistances<T> _typical = new(period);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value) => _typical.Push(value) ? Of(_typical.Values()) : double.NaN;

        /// <summary>The index from the distances of the typical prices to the newest one.</summary>
        public static T Of(ReadOnlySpan<T> distances)
        {
            T share = 1.0 / distances.Length;
            var mean = WindowSums.Sum(distances) * share;
            var deviation = WindowSums.Distances(distances, mean) * share;
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
