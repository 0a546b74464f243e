namespace MarketMaster.Monitoring;

/// <summary>Whether the columns still move together as they did.</summary>
public sealed record MultivariateDrift
{
    /// <summary>Whether the correlations or the reconstruction error drifted.</summary>
    public bool IsDrifted => IsCorrelationDrifted || IsReconstructionDrifted;

    /// <summary>Why nothing was compared; null where it was.</summary>
    public string? Note { get; init; }

    /// <summary>Rows of the reference that were compared.</summary>
    public int ReferenceRows { get; init; }

    /// <summary>Current rows that were compared.</summary>
    public int CurrentRows { get; init; }

    /// <summary>Root mean square of the differences between the two matrices of rank correlations, 0 to 2; NaN where not compared.</summary>
    public double CorrelationDistance { get; init; } = double.NaN;

    /// <summary>The pair of columns whose correlation changed most clearly; null where not compared.</summary>
    public CorrelationChange? LargestChange { get; init; }

    /// <summary>The chance of such a largest change without drift.</summary>
    public double CorrelationPValue { get; init; } = 1;

    /// <summary>The same, corrected for the number of hypotheses of the report.</summary>
    public double CorrelationAdjustedPValue { get; init; } = 1;

    /// <summary>Whether the correlations drifted.</summary>
    public bool IsCorrelationDrifted { get; init; }

    /// <summary>Principal components that keep the asked share of the variance.</summary>
    public int Components { get; init; }

    /// <summary>Mean reconstruction error of reference rows by components of other reference rows, in standard deviations; NaN where not compared.</summary>
    public double ReferenceReconstructionError { get; init; } = double.NaN;

    /// <summary>Mean reconstruction error of the current rows.</summary>
    public double CurrentReconstructionError { get; init; } = double.NaN;

    /// <summary>The chance of such a difference of the errors without drift.</summary>
    public double ReconstructionPValue { get; init; } = 1;

    /// <summary>The same, corrected for the number of hypotheses of the report.</summary>
    public double ReconstructionAdjustedPValue { get; init; } = 1;

    /// <summary>Whether the reconstruction error drifted.</summary>
    public bool IsReconstructionDrifted { get; init; }
}
