using System.Text.Json.Serialization;

namespace MarketMaster.Monitoring;

/// <summary>Whether current rows are fit to be judged by.</summary>
public sealed record QualityReport
{
    /// <summary>Name of the model.</summary>
    public required string ModelName { get; init; }

    /// <summary>When the report was made.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Current rows.</summary>
    public required long Rows { get; init; }

    /// <summary>
    /// 0 to 1: the product over completeness, validity, uniqueness and freshness of (1 / (1 + rate / tolerance))^weight, with the
    /// tolerances 0.01, 0.001, 0.001, 0.01 and the weights 0.35, 0.35, 0.15, 0.15. For bars it is the score of their validation.
    /// </summary>
    public required double Score { get; init; }

    /// <summary>Pass, warn, or fail with any error or critical issue.</summary>
    public ValidationStatus Status => Issues.Count == 0 ? ValidationStatus.Pass : Issues.Any(i => i.Severity >= DefectSeverity.Error) ? ValidationStatus.Fail : ValidationStatus.Warn;

    /// <summary>Name of the status: pass, warn or fail.</summary>
    [JsonPropertyName("verdict")]
    public string Verdict => Status switch { ValidationStatus.Pass => "pass", ValidationStatus.Warn => "warn", _ => "fail" };

    /// <summary>What was found, gravest first.</summary>
    public required IReadOnlyList<QualityIssue> Issues { get; init; }

    /// <summary>The columns in the order of the reference.</summary>
    public required IReadOnlyList<ColumnQuality> Columns { get; init; }

    /// <summary>The report as one JSON document with snake_case keys.</summary>
    public string ToJson() => MonitoringJson.Write(this);

    /// <summary>Verdict, score and number of issues.</summary>
    public override string ToString() => FormattableString.Invariant($"{ModelName}: {Verdict}, score {Score:0.000}, {Issues.Count} issues in {Rows} rows");
}
