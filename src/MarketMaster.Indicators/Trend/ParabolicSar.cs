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
        private ParabolicStop<T> _stop = new(acceleration, maximum);
        private Candle<T> _previous;
        private int _missing = 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public ParabolicSarOutput<T> Push(in Candle<T> value)
        {
            var previous = _previous;
            _previous = value;
            if (_missing == 2)
            {
                _missing--;
                return new(double.NaN, double.NaN);
            }
            if (_missing == 1)
            {
                _missing--;
                // the first move is made within the second bar
                _stop.Begin(value, previous);
                previous = value;
            }
            return _stop.Move(value, previous);
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
