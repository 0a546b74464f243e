namespace MarketMaster.Monitoring;

/// <summary>How performance is judged.</summary>
public sealed record PerformanceOptions
{
    /// <summary>Bars that one label spans, 1 to 100,000: neighbouring labels overlap so far; 1 by default.</summary>
    public int Horizon { get; init => field = Limits.Within(value, 1, 100_000, nameof(Horizon)); } = 1;

    /// <summary>Resamples for the bands, 0 to 100,000; 200 by default. 0 leaves the bands out.</summary>
    public int Resamples { get; init => field = Limits.Within(value, 0, 100_000, nameof(Resamples)); } = 200;

    /// <summary>Seed of the resamples.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>Cost of a change of position by one whole capital, in basis points, 0 to 10,000; 0 by default.</summary>
    public double CostBasisPoints { get; init => field = Limits.Within(value, 0.0, 10_000.0, nameof(CostBasisPoints)); }

    /// <summary>Fewest settled predictions to judge by, 1 to 1,000,000; 30 by default.</summary>
    public int MinimumRows { get; init => field = Limits.Within(value, 1, 1_000_000, nameof(MinimumRows)); } = 30;

    /// <summary>Share of the predictions of a window that must have their label for a final judgement, 0 to 1; 0.9 by default.</summary>
    public double MinimumMaturity { get; init => field = Limits.Within(value, 0.0, 1.0, nameof(MinimumMaturity)); } = 0.9;

    /// <summary>When retraining is advised.</summary>
    public RetrainPolicy Retrain { get; init; } = new();
}
