namespace MarketMaster.Prediction;

/// <summary>
/// Labels by what the price does next: z = ln(close[t+H] / close[t]) / (volatility[t] sqrt H), cut at four thresholds that
/// give the shares 10, 25, 30, 25 and 10 % of the training bars. The volatility is that of the past alone (exponentially
/// weighted); the thresholds are quantiles (linear interpolation) fitted on training bars alone. The last H bars get no label.
/// </summary>
public sealed record ForwardReturnLabels : ILabelScheme
{
    internal const string Name = "forward";
    private const int FewestRows = 50;
    private static readonly double[] Shares = [0.10, 0.35, 0.65, 0.90];
    private readonly double[] _thresholds = [];

    /// <summary>Creates a scheme that is to be fitted.</summary>
    /// <param name="horizon">Bars to look ahead, H: 1 to 100,000. Default 20.</param>
    /// <param name="volatilitySpan">Span of the volatility's exponential weights, in bars: 2 to 100,000. Default 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public ForwardReturnLabels(int horizon = 20, int volatilitySpan = 100)
    {
        LabelRanges.Require(horizon, 1, 100_000);
        LabelRanges.Require(volatilitySpan, 2, 100_000);
        (Horizon, VolatilitySpan) = (horizon, volatilitySpan);
    }

    private ForwardReturnLabels(int horizon, int volatilitySpan, double[] thresholds) : this(horizon, volatilitySpan) => _thresholds = thresholds;

    /// <inheritdoc/>
    public int Horizon { get; }

    /// <summary>Span of the volatility's exponential weights, in bars.</summary>
    public int VolatilitySpan { get; }

    /// <summary>The four thresholds in z, ascending; empty before <see cref="Fit"/>.</summary>
    public IReadOnlyList<double> Thresholds => _thresholds;

    /// <inheritdoc/>
    public ILabelScheme Fit(BarSeries trainingBars)
    {
        ArgumentNullException.ThrowIfNull(trainingBars);
        var z = Array.FindAll(ScaledReturns(trainingBars), double.IsFinite);
        if (z.Length < FewestRows)
        {
            throw new InvalidMarketDataException(
                $"{trainingBars.Count} training bars give {z.Length} returns over {Horizon} bars, at least {FewestRows} are needed: use more bars whose price moves, or a shorter horizon",
                trainingBars.Source, null, null, null);
        }
        Array.Sort(z);
        return new ForwardReturnLabels(Horizon, VolatilitySpan, [.. Shares.Select(share => Quantile(z, share))]);
    }

    /// <inheritdoc/>
    public LabelSet Label(BarSeries bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        if (_thresholds.Length == 0)
            throw new InvalidOperationException("forward labels have no thresholds yet: call Fit with the training bars first");
        var z = ScaledReturns(bars);
        var actions = new TradeAction?[z.Length];
        var ends = new int[z.Length];
        for (var row = 0; row < z.Length; row++)
        {
            var labelled = double.IsFinite(z[row]);
            actions[row] = labelled ? Classify(z[row]) : null;
            ends[row] = labelled ? row + Horizon : row;
        }
        return new(actions, ends);
    }

    /// <inheritdoc/>
    public LabelSchemeDescription Describe() => new(
        Name,
        $"log return over {Horizon} bars in units of trailing volatility (exponential, span {VolatilitySpan}), cut at the training bars' 10, 35, 65 and 90 % quantiles",
        new Dictionary<string, double>(
            _thresholds.Select((threshold, i) => KeyValuePair.Create($"threshold_{i + 1}", threshold)), StringComparer.Ordinal)
        {
            ["horizon"] = Horizon,
            ["volatility_span"] = VolatilitySpan,
        });

    /// <summary>Equal where horizon, span and thresholds are.</summary>
    /// <param name="other">The other scheme.</param>
    public bool Equals(ForwardReturnLabels? other) =>
        other is not null && Horizon == other.Horizon && VolatilitySpan == other.VolatilitySpan && _thresholds.AsSpan().SequenceEqual(other._thresholds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Horizon, VolatilitySpan, _thresholds.Length == 0 ? 0 : _thresholds[0]);

    internal static ForwardReturnLabels Restore(LabelSchemeDescription description)
    {
        var fitted = description.Parameters.ContainsKey("threshold_1");
        return new(
            (int)LabelSchemes.Number(description, "horizon"), (int)LabelSchemes.Number(description, "volatility_span"),
            fitted ? [.. Enumerable.Range(1, Shares.Length).Select(i => LabelSchemes.Number(description, $"threshold_{i}"))] : []);
    }

    private TradeAction Classify(double z) =>
        z < _thresholds[0] ? TradeAction.StrongSell
        : z < _thresholds[1] ? TradeAction.Sell
        : z <= _thresholds[2] ? TradeAction.Hold
        : z <= _thresholds[3] ? TradeAction.Buy
        : TradeAction.StrongBuy;

    private double[] ScaledReturns(BarSeries bars)
    {
        var z = TrailingVolatility.Compute(bars, VolatilitySpan);
        var close = bars.Close;
        for (var row = 0; row < z.Length; row++)
            z[row] = row + Horizon < z.Length ? Math.Log(close[row + Horizon] / close[row]) / (z[row] * Math.Sqrt(Horizon)) : double.NaN;
        return z;
    }

    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
