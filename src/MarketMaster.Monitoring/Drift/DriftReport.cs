namespace MarketMaster.Monitoring;

/// <summary>Whether current rows come from where the reference rows came from.</summary>
public sealed record DriftReport
{
    /// <summary>Name of the model.</summary>
    public required string ModelName { get; init; }

    /// <summary>When the report was made.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Reference rows.</summary>
    public required long ReferenceRows { get; init; }

    /// <summary>Current rows.</summary>
    public required long CurrentRows { get; init; }

    /// <summary>Level of the report.</summary>
    public required double Alpha { get; init; }

    /// <summary>How p-values were corrected.</summary>
    public required MultipleTesting Correction { get; init; }

    /// <summary>The smallest effect that counts.</summary>
    public required double MinimumEffect { get; init; }

    /// <summary>Whether anything drifted: a column, its missing values, the correlations or the reconstruction error.</summary>
    public bool IsDrifted => DriftedColumns > 0 || Multivariate is { IsDrifted: true };

    /// <summary>Number of columns that drifted.</summary>
    public int DriftedColumns => Columns.Count(c => c.IsDrifted);

    /// <summary>Share of the columns that drifted, 0 to 1.</summary>
    public double DriftShare => Columns.Count == 0 ? 0 : DriftedColumns / (double)Columns.Count;

    /// <summary>The columns in the order of the reference.</summary>
    public required IReadOnlyList<ColumnDrift> Columns { get; init; }

    /// <summary>Columns of the current data that the reference lacks.</summary>
    public required IReadOnlyList<string> UnknownColumns { get; init; }

    /// <summary>Correlations and reconstruction error; null where not asked for.</summary>
    public MultivariateDrift? Multivariate { get; init; }

    /// <summary>Drift within the parts of the reference's condition; null without one.</summary>
    public ConditionalDrift? Conditional { get; init; }

    /// <summary>The drifted columns, those first whose drift matters most to the model.</summary>
    public IReadOnlyList<ColumnDrift> ByImpact() => [.. Columns.Where(c => c.IsDrifted).OrderByDescending(c => c.Impact)];

    /// <summary>The report as one JSON document with snake_case keys.</summary>
    public string ToJson() => MonitoringJson.Write(this);

    /// <summary>Columns drifted and rows compared.</summary>
    public override string ToString() => FormattableString.Invariant($"{ModelName}: {DriftedColumns} of {Columns.Count} columns drifted, {CurrentRows} rows against {ReferenceRows}");
}
