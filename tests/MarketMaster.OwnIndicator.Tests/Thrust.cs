using MarketMaster.Indicators;

namespace OwnIndicator;

/// <summary>Outputs of <see cref="Thrust"/>: how far the bar reaches above and below the average of the closes, in average true ranges.</summary>
public readonly record struct ThrustOutput<T>(T Up, T Down, T Range);

/// <summary>Bars in, several outputs out, built of the package's parts.</summary>
/// <param name="Period">Period of the averages.</param>
public sealed record Thrust(int Period = 13) : BarIndicator<ThrustOutput<double>>
{
    public int Period { get; } = Parameter.Between(Period, 1, 1000);

    public override IReadOnlyList<OutputInfo> Outputs => [new("thrust_up", Period), new("thrust_down", Period), new("thrust_range", Period)];

    protected override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    protected override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, ThrustOutput<TLane>>(new(Period));

    private struct Step<T>(int period) : IStep<Candle<T>, ThrustOutput<T>> where T : unmanaged, ILane<T>
    {
        private ExponentialMean<T> _mean = new(period);
        private WilderMean<T> _range = new(period);
        private T _previous;
        private bool _started;

        public ThrustOutput<T> Push(in Candle<T> value)
        {
            _mean.Push(value.Close);
            var range = _started ? _range.Push(TrueRange.Of(value, _previous)) : double.NaN;
            (_previous, _started) = (value.Close, true);
            if (!_range.IsReady)
                return new(double.NaN, double.NaN, double.NaN);
            var up = value.High - value.Close - _mean.Lag;
            var down = value.Low - value.Close - _mean.Lag;
            return new(T.IfEqual(range, 0, 0, up / range), T.IfEqual(range, 0, 0, down / range), range);
        }
    }
}
