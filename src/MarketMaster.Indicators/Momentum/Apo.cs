namespace MarketMaster.Indicators;

/// <summary>Absolute price oscillator: fast minus slow simple moving average, in units of price (TA-Lib's default average).</summary>
/// <remarks>With exponential averages it is the line of <see cref="Macd"/>.</remarks>
/// <param name="Fast">Values of the fast average, 1 to 100,000 and below <paramref name="Slow"/>; 12 by default.</param>
/// <param name="Slow">Values of the slow average, 2 to 100,000; 26 by default.</param>
/// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
public sealed record Apo(int Fast = 12, int Slow = 26) : SeriesIndicator<double>
{
    /// <summary>Values of the slow average.</summary>
    public int Slow { get; } = Parameter.Between(Slow, 2);

    /// <summary>Values of the fast average.</summary>
    public int Fast { get; } = Parameter.Between(Fast, 1, Slow - 1);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("apo", Slow - 1)];

    /// <inheritdoc/>
    protected internal override int? Memory => Slow - 1;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<Step<TLane>, TLane, TLane>(new(Fast, Slow));

    internal struct Step<T>(int fast, int slow) : IStep<T, T> where T : unmanaged, ILane<T>
    {
        private Window<T> _fast = new(fast);
        private Window<T> _slow = new(slow);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in T value)
        {
            _fast.Push(value);
            return _slow.Push(value) ? _fast.MeanOffset() - _slow.MeanOffset() : double.NaN;
        }
    }
}

/// <content>Absolute price oscillator.</content>
public static partial class Catalog
{
    /// <summary>Absolute price oscillator.</summary>
    public static IndicatorInfo Apo { get; } = Add(new(
        "apo", "Absolute price oscillator", IndicatorCategory.Momentum,
        [ParameterInfo.Period(12, 1, "fast"), ParameterInfo.Period(26, 2, "slow")], p => new Apo((int)p[0], (int)p[1])));
}
