using MarketMaster.Monitoring;

namespace MarketMaster.Sdk;

/// <summary>The model watched over the rows after training and validation, against its training rows.</summary>
public sealed record MonitoringStep
{
    /// <summary><c>success</c>.</summary>
    public string Status { get; init; } = "success";

    /// <summary>Healthy, degraded or unhealthy.</summary>
    public required MonitoringStatus Verdict { get; init; }

    /// <summary>Quality of the judged rows, 0 to 1.</summary>
    public required double DataQualityScore { get; init; }

    /// <summary>Columns that drifted, those first whose drift matters most to the model.</summary>
    public required IReadOnlyList<string> DriftedFeatures { get; init; }

    /// <summary>Share of the columns that drifted, 0 to 1.</summary>
    public required double DriftShare { get; init; }

    /// <summary>Columns whose rows are too persistent for a decision.</summary>
    public required int UndecidedFeatures { get; init; }

    /// <summary>Whether the correlations or the reconstruction error of the columns drifted.</summary>
    public required bool IsDependenceDrifted { get; init; }

    /// <summary>Accuracy of the judged rows with its band, which counts overlapping labels.</summary>
    public required PerformanceMeasure Accuracy { get; init; }

    /// <summary>Macro F1 of the judged rows with its band.</summary>
    public required PerformanceMeasure MacroF1 { get; init; }

    /// <summary>Accuracy expected before any label, from probabilities calibrated on the validation rows; null without them.</summary>
    public required double? EstimatedAccuracy { get; init; }

    /// <summary>Why retraining is advised; empty where it is not.</summary>
    public required IReadOnlyList<string> RetrainReasons { get; init; }

    internal static MonitoringStep Of(MonitoringReport report) => new()
    {
        Verdict = report.Status,
        DataQualityScore = report.Quality!.Score,
        DriftedFeatures = [.. report.Drift!.ByImpact().Select(c => c.Name)],
        DriftShare = report.Drift.DriftShare,
        UndecidedFeatures = report.Drift.Columns.Count(c => c.Status == DriftStatus.TooPersistent),
        IsDependenceDrifted = report.Drift.Multivariate is { IsDrifted: true },
        Accuracy = report.Performance!.Find("accuracy") ?? default,
        MacroF1 = report.Performance.Find("macro_f1") ?? default,
        EstimatedAccuracy = report.Performance.Estimate?.Accuracy,
        RetrainReasons = report.Performance.Retrain?.Reasons ?? [],
    };
}
