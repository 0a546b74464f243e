using MarketMaster.Indicators;

namespace OwnIndicator;

/// <summary>A window: how many percent of the last values lie below the newest.</summary>
/// <param name="Period">Number of values, the newest included; at least 2.</param>
public sealed record PercentRank(int Period = 50) : SeriesIndicator<double>
{
    public int Period { get; } = Parameter.Between(Period, 2);

    public override IReadOnlyList<OutputInfo> Outputs => [new("percent_rank", Period - 1)];

    protected override int? Memory => Period - 1;

    protected override void Start<TLane, TRunner>(ref TRunner runner) => runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    private struct Step<T>(int period) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private readonly T _percent = 100.0 / (period - 1);
        private Window<T> _window = new(period);

        public T Push(in T value)
        {
            if (!_window.Push(value))
                return double.NaN;
            T below = 0;
            foreach (var other in _window.Values)
                below += T.IfGreater(value, other, 1, 0);
            return below * _percent;
        }
    }
}
