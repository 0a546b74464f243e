namespace MarketMaster.Monitoring;

/// <summary>Drift within the parts that a reference tells apart (hours, days, regimes), and of how much of each part there is.</summary>
public sealed record ConditionalDrift
{
    /// <summary>What tells the parts apart, such as <c>hour of day</c>.</summary>
    public required string Condition { get; init; }

    /// <summary>Share of each part in the reference.</summary>
    public required IReadOnlyList<double> ReferenceMix { get; init; }

    /// <summary>Share of each part in the current rows.</summary>
    public required IReadOnlyList<double> CurrentMix { get; init; }

    /// <summary>Share of the current rows in parts that the reference hardly knows: left out.</summary>
    public required double UncoveredShare { get; init; }

    /// <summary>Total variation between the two mixes, 0 to 1.</summary>
    public required double MixDistance { get; init; }

    /// <summary>Whether a column drifted against reference rows mixed as the current rows are.</summary>
    public bool IsDrifted => Columns.Any(c => c.Status == DriftStatus.Drifted);

    /// <summary>The numeric columns, compared with reference rows mixed as the current rows are; without single tests.</summary>
    public required IReadOnlyList<ColumnDrift> Columns { get; init; }
}
