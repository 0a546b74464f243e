namespace MarketMaster.Monitoring;

/// <summary>How drift is decided.</summary>
public sealed record DriftOptions
{
    /// <summary>Level of a report, 1e-9 to 0.5; 0.05 by default.</summary>
    public double Alpha { get; init => field = Limits.Within(value, 1e-9, 0.5, nameof(Alpha)); } = 0.05;

    /// <summary>Correction for the number of hypotheses; Benjamini and Hochberg by default.</summary>
    public MultipleTesting Correction { get; init; } = MultipleTesting.BenjaminiHochberg;

    /// <summary>
    /// Smallest effect that counts, 0 to 10; 0.1 by default. For numbers: Wasserstein's distance over the robust standard deviation
    /// of the reference. For categories: Cramer's V.
    /// </summary>
    public double MinimumEffect { get; init => field = Limits.Within(value, 0, 10, nameof(MinimumEffect)); } = 0.1;

    /// <summary>Smallest effective number of rows on a side for a decision, 5 to 10,000; 20 by default.</summary>
    public double MinimumEffectiveRows { get; init => field = Limits.Within(value, 5, 10_000, nameof(MinimumEffectiveRows)); } = 20;

    /// <summary>Whether persistent rows count by their effective number; true by default. False decides as other tools do.</summary>
    public bool CountPersistence { get; init; } = true;

    /// <summary>Whether correlations and the reconstruction error are compared too; true by default.</summary>
    public bool Multivariate { get; init; } = true;

    /// <summary>Share of the variance that the principal components keep, 0.05 to 0.99; 0.65 by default.</summary>
    public double ReconstructionVariance { get; init => field = Limits.Within(value, 0.05, 0.99, nameof(ReconstructionVariance)); } = 0.65;

    /// <summary>Importance of the features in the model, to rank what drift matters; empty by default.</summary>
    public IReadOnlyDictionary<string, double> Importance { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}
