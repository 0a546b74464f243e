using MarketMaster.Indicators;

namespace OwnIndicator;

/// <summary>A recurrence: Ehlers' two-pole low-pass filter. The first two values pass through.</summary>
/// <param name="Period">Cut-off period in bars, at least 2.</param>
public sealed record SuperSmoother(int Period = 10) : SeriesIndicator<double>
{
    public int Period { get; } = Parameter.Between(Period, 2);

    public override IReadOnlyList<OutputInfo> Outputs => [new("super_smoother", 0)];

    protected override void Start<TLane, TRunner>(ref TRunner runner) => runner.Run<Step<TLane>, TLane, TLane>(new(Period));

    private struct Step<T> : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private readonly T _input;
        private readonly T _first;
        private readonly T _second;
        private T _previous;
        private T _before;
        private T _last;
        private int _count;

        public Step(int period)
        {
            var decay = Math.Exp(-Math.Sqrt(2) * Math.PI / period);
            var first = 2 * decay * Math.Cos(Math.Sqrt(2) * Math.PI / period);
            _first = first;
            _second = -decay * decay;
            _input = (1 - first + decay * decay) / 2;
        }

        // Held as the distance from the newest value, so that a high price level costs no digits.
        public T Push(in T value)
        {
            var change = value - _last;
            _last = value;
            var distance = _count < 2 ? 0 : _first * (_previous - change) + _second * (_before - change) - _input * change;
            (_before, _previous) = (_count == 0 ? 0 : _previous - change, distance);
            if (_count < 2)
                _count++;
            return value + distance;
        }
    }
}
