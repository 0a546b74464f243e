namespace MarketMaster.Prediction;

/// <summary>
/// The triple barrier of Lopez de Prado (2018, chapter 3) with two strengths. From each close, barriers stand at
/// exp(+-inner s) and exp(+-outer s), s = volatility[t] sqrt H, for H bars. The inner barrier touched first decides the
/// side; strong if the outer one of that side is touched before the inner one opposite; none touched is hold. A bar that
/// touches both inner barriers first says nothing about their order and is hold; a bar that touches the outer and the
/// opposite inner barrier is not strong. Nothing is fitted: the default barriers give shares of 10, 25, 30, 25 and 10 % on a random walk.
/// </summary>
public sealed record TripleBarrierLabels : ILabelScheme
{
    internal const string Name = "triple-barrier";

    /// <summary>Creates a scheme.</summary>
    /// <param name="horizon">Bars until the barriers expire, H: 1 to 100,000. Default 20.</param>
    /// <param name="volatilitySpan">Span of the volatility's exponential weights, in bars: 2 to 100,000. Default 100.</param>
    /// <param name="touch">Which prices touch. Default high and low.</param>
    /// <param name="inner">Distance of the inner barriers in units of volatility sqrt H, above 0 to 100; NaN, the default, takes 0.897 for high and low, 0.801 for closes.</param>
    /// <param name="outer">Distance of the outer barriers, at least <paramref name="inner"/>, to 100; NaN, the default, takes 1.615 or 1.523.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public TripleBarrierLabels(
        int horizon = 20, int volatilitySpan = 100, BarrierTouch touch = BarrierTouch.HighLow, double inner = double.NaN, double outer = double.NaN)
    {
        inner = double.IsNaN(inner) ? (touch == BarrierTouch.Close ? 0.801 : 0.897) : inner;
        outer = double.IsNaN(outer) ? (touch == BarrierTouch.Close ? 1.523 : 1.615) : outer;
        LabelRanges.Require(horizon, 1, 100_000);
        LabelRanges.Require(volatilitySpan, 2, 100_000);
        LabelRanges.Require((int)touch, 0, 1, nameof(touch));
        LabelRanges.Require(inner, 1e-6, 100);
        LabelRanges.Require(outer, inner, 100);
        (Horizon, VolatilitySpan, Touch, Inner, Outer) = (horizon, volatilitySpan, touch, inner, outer);
    }

    /// <inheritdoc/>
    public int Horizon { get; }

    /// <summary>Span of the volatility's exponential weights, in bars.</summary>
    public int VolatilitySpan { get; }

    /// <summary>Which prices touch a barrier.</summary>
    public BarrierTouch Touch { get; }

    /// <summary>Distance of the inner barriers, in units of volatility sqrt H.</summary>
    public double Inner { get; }

    /// <summary>Distance of the outer barriers, in units of volatility sqrt H.</summary>
    public double Outer { get; }

    /// <inheritdoc/>
    public ILabelScheme Fit(BarSeries trainingBars) => this;

    /// <inheritdoc/>
    public LabelSet Label(BarSeries bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var volatility = TrailingVolatility.Compute(bars, VolatilitySpan);
        var actions = new TradeAction?[bars.Count];
        var ends = new int[bars.Count];
        for (var row = 0; row < bars.Count; row++)
        {
            ends[row] = row;
            if (row + Horizon < bars.Count && volatility[row] > 0)
                (actions[row], ends[row]) = Follow(bars, row, volatility[row] * Math.Sqrt(Horizon));
        }
        return new(actions, ends);
    }

    /// <inheritdoc/>
    public LabelSchemeDescription Describe() => new(
        Name,
        FormattableString.Invariant($"triple barrier over {Horizon} bars at {Inner} and {Outer} trailing volatilities (exponential, span {VolatilitySpan}) times sqrt {Horizon}, touched by {(Touch == BarrierTouch.Close ? "closes" : "high and low")}"),
        new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["horizon"] = Horizon,
            ["volatility_span"] = VolatilitySpan,
            ["touch"] = (int)Touch,
            ["inner"] = Inner,
            ["outer"] = Outer,
        });

    internal static TripleBarrierLabels Restore(LabelSchemeDescription description) => new(
        (int)LabelSchemes.Number(description, "horizon"), (int)LabelSchemes.Number(description, "volatility_span"),
        (BarrierTouch)(int)LabelSchemes.Number(description, "touch"),
        LabelSchemes.Number(description, "inner"), LabelSchemes.Number(description, "outer"));

    private (TradeAction Action, int End) Follow(BarSeries bars, int start, double scale)
    {
        var upper = Touch == BarrierTouch.Close ? bars.Close : bars.High;
        var lower = Touch == BarrierTouch.Close ? bars.Close : bars.Low;
        double inner = Inner * scale, outer = Outer * scale, entry = bars.Close[start];
        var side = 0;
        for (var bar = start + 1; bar <= start + Horizon; bar++)
        {
            double up = Math.Log(upper[bar] / entry), down = -Math.Log(lower[bar] / entry);
            if (side == 0 && up >= inner && down >= inner)
                return (TradeAction.Hold, bar);
            if (side == 0)
                side = up >= inner ? 1 : down >= inner ? -1 : 0;
            if (side == 0)
                continue;
            if ((side > 0 ? down : up) >= inner)
                return (side > 0 ? TradeAction.Buy : TradeAction.Sell, bar);
            if ((side > 0 ? up : down) >= outer)
                return (side > 0 ? TradeAction.StrongBuy : TradeAction.StrongSell, bar);
        }
        return (side > 0 ? TradeAction.Buy : side < 0 ? TradeAction.Sell : TradeAction.Hold, start + Horizon);
    }
}
