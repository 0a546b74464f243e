namespace MarketMaster.Monitoring;

/// <summary>The predictions of a span of time: those with a label, and those still without.</summary>
public sealed class LedgerWindow
{
    internal LedgerWindow(IReadOnlyList<LedgerEntry> entries) => Entries = entries;

    /// <summary>The predictions in order of time.</summary>
    public IReadOnlyList<LedgerEntry> Entries { get; }

    /// <summary>Predictions with a label.</summary>
    public int Settled => Entries.Count(e => e.Actual is not null);

    /// <summary>Predictions without a label.</summary>
    public int Pending => Entries.Count - Settled;

    /// <summary>Share of the predictions with a label, 0 to 1.</summary>
    public double Maturity => Entries.Count == 0 ? 0 : Settled / (double)Entries.Count;

    /// <summary>The median time from prediction to label; zero without labels.</summary>
    public TimeSpan MedianDelay
    {
        get
        {
            var delays = Entries.Where(e => e.SettledAt is not null).Select(e => e.SettledAt!.Value - e.Time).Order().ToList();
            return delays.Count == 0 ? TimeSpan.Zero : delays[delays.Count / 2];
        }
    }

    /// <summary>The predictions with a label. Probabilities and returns are there where every one of them has them.</summary>
    public PredictionOutcomes Outcomes()
    {
        var settled = Entries.Where(e => e.Actual is not null).ToArray();
        var hasProbabilities = settled.All(e => e.Probabilities.Count == PredictionOutcomes.K);
        var hasReturns = settled.All(e => double.IsFinite(e.ForwardReturn));
        return new(
            Array.ConvertAll(settled, e => e.Predicted), Array.ConvertAll(settled, e => e.Actual!.Value),
            hasProbabilities ? settled.SelectMany(e => e.Probabilities).ToArray() : default,
            hasReturns ? Array.ConvertAll(settled, e => e.ForwardReturn) : default);
    }

    internal PerformanceEstimate? Estimate(PerformanceEstimator? estimator)
    {
        var usable = Entries.Where(e => e.Probabilities.Count == PredictionOutcomes.K).ToArray();
        return estimator is null || usable.Length == 0
            ? null
            : estimator.Estimate(Array.ConvertAll(usable, e => e.Predicted), usable.SelectMany(e => e.Probabilities).ToArray());
    }
}
