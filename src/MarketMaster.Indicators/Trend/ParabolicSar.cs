namespace MarketMaster.Indicators;

/// <summary>Parabolic stop and reverse: a stop that accelerates towards the price with every new extreme and changes sides when it is touched (Wilder, 1978; TA-Lib).</summary>
/// <remarks>TA-Lib's start: down if the second bar's low falls by more than its high rises, else up; the first stop is the first bar's other extreme.</remarks>
/// <param name="Acceleration">First factor, and its growth with every new extreme, 0.000001 to 1; 0.02 by default.</param>
/// <param name="Maximum">Largest factor, 0.000001 to 1; 0.2 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record ParabolicSar(double Acceleration = 0.02, double Maximum = 0.2) : BarIndicator<ParabolicSarOutput<double>>
{
    /// <summary>First factor, and its growth with every new extreme.</summary>
    public double Acceleration { get; } = Parameter.Between(Acceleration, 1e-6, 1);

    /// <summary>Largest factor.</summary>
    public double Maximum { get; } = Parameter.Between(Maximum, 1e-6, 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("psar", 1), new("psar_direction", 1)];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, Candle<TLane>, ParabolicSarOutput<TLane>>(new(Acceleration, Maximum));

    internal struct Step<T>(double acceleration, double maximum) : IStep<Candle<T>, ParabolicSarOutput<T>> where T : unmanaged, ILane<T>
    {
        private readonly T _acceleration = Math.Min(acceleration, maximum);
        private readonly T _growth = acceleration;
        private readonly T _maximum = maximum;
        private T _direction, _stop, _extreme, _factor, _high, _low;
        private int _count;

        public ParabolicSarOutput<T> Push(in Candle<T> value)
        {
            if (_count < 2 && _count++ == 0)
            {
                (_high, _low) = (value.High, value.Low);
                return new(double.NaN, double.NaN);
            }
            if (_count == 2)
                Begin(value);
            // the two sides are mirror images: a price times the direction lets one formula serve both
            var top = T.IfGreater(_direction, 0, value.High, -value.Low);
            var bottom = T.IfGreater(_direction, 0, value.Low, -value.High);
            var oldTop = T.IfGreater(_direction, 0, _high, -_low);
            var oldBottom = T.IfGreater(_direction, 0, _low, -_high);
            (_high, _low) = (value.High, value.Low);
            return Move(_direction * _stop, _direction * _extreme, top, bottom, T.Max(top, oldTop), T.Min(bottom, oldBottom));
        }

        private ParabolicSarOutput<T> Move(T stop, T extreme, T top, T bottom, T highest, T lowest)
        {
            var turned = T.Max(extreme, highest);
            var reach = T.Max(extreme, top);
            var factor = T.IfGreater(top, extreme, T.Min(_factor + _growth, _maximum), _factor);
            var next = T.Min(stop + factor * (reach - stop), lowest);
            var turnedNext = T.Max(turned + _acceleration * (bottom - turned), highest);
            var now = _direction * T.IfGreater(bottom, stop, stop, turned);
            _factor = T.IfGreater(bottom, stop, factor, _acceleration);
            _extreme = _direction * T.IfGreater(bottom, stop, reach, bottom);
            _stop = _direction * T.IfGreater(bottom, stop, next, turnedNext);
            _direction = T.IfGreater(bottom, stop, _direction, -_direction);
            return new(now, _direction);
        }

        private void Begin(in Candle<T> value)
        {
            _count = 3;
            var fall = _low - value.Low;
            _direction = T.IfGreater(fall, T.Max(value.High - _high, 0), -1, 1);
            _extreme = T.IfGreater(_direction, 0, value.High, value.Low);
            _stop = T.IfGreater(_direction, 0, _low, _high);
            _factor = _acceleration;
            (_high, _low) = (value.High, value.Low);
        }
    }
}

/// <content>Parabolic SAR.</content>
public static partial class Catalog
{
    /// <summary>Parabolic SAR.</summary>
    public static IndicatorInfo ParabolicSar { get; } = Add(new(
        "parabolic_sar", "Parabolic SAR", IndicatorCategory.Trend,
        [new("acceleration", 0.02, 1e-6, 1, IsInteger: false), new("maximum", 0.2, 1e-6, 1, IsInteger: false)],
        p => new ParabolicSar(p[0], p[1])));
}
