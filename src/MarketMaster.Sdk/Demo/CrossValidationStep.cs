using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>The model over walk-forward folds: each trained on what came before.</summary>
public sealed record CrossValidationStep
{
    /// <summary><c>success</c>, or <c>skipped</c> where the bars are too few for folds.</summary>
    public string Status { get; init; } = "success";

    /// <summary>Why it was skipped; null where it was not.</summary>
    public string? Note { get; init; }

    /// <summary>The folds; empty where skipped.</summary>
    public required IReadOnlyList<FoldSummary> Folds { get; init; }

    /// <summary>Accuracy: mean over the folds and its standard error.</summary>
    public required FoldMetric Accuracy { get; init; }

    /// <summary>Accuracy of the most frequent training label.</summary>
    public required FoldMetric MajorityAccuracy { get; init; }

    /// <summary>Share of right sides where neither label nor prediction is hold.</summary>
    public required FoldMetric DirectionAccuracy { get; init; }

    /// <summary>Log loss.</summary>
    public required FoldMetric LogLoss { get; init; }

    /// <summary>How many independent rows the judged rows are worth.</summary>
    public required double EffectiveRows { get; init; }

    /// <summary>Accuracy lost when a feature is shuffled in the judged rows: mean over the folds with its standard error, largest first.</summary>
    public required IReadOnlyList<FeatureImportance> PermutationImportance { get; init; }

    internal static CrossValidationStep Of(CrossValidationResult? result, string? note)
    {
        var nothing = new FoldMetric(double.NaN, double.NaN);
        return new()
        {
            Status = result is null ? "skipped" : "success",
            Note = note,
            Folds = [.. result?.Folds.Select(FoldSummary.Of) ?? []],
            Accuracy = result?.Accuracy ?? nothing,
            MajorityAccuracy = result?.MajorityAccuracy ?? nothing,
            DirectionAccuracy = result?.DirectionAccuracy ?? nothing,
            LogLoss = result?.LogLoss ?? nothing,
            EffectiveRows = result?.EffectiveTestRows ?? 0,
            PermutationImportance = [.. result?.Importance.OrderByDescending(i => i.Importance) ?? Enumerable.Empty<FeatureImportance>()],
        };
    }
}

/// <summary>One fold.</summary>
/// <param name="TestFrom">First judged bar.</param>
/// <param name="TestTo">Last judged bar.</param>
/// <param name="TrainRows">Rows trained on.</param>
/// <param name="TestRows">Rows judged.</param>
/// <param name="EffectiveTestRows">How many independent rows those are worth.</param>
/// <param name="Purged">Training rows left out because their labels reach into the judged bars.</param>
/// <param name="Accuracy">Share of rows predicted right.</param>
/// <param name="MajorityAccuracy">Accuracy of the most frequent training label.</param>
/// <param name="DirectionAccuracy">Share of right sides where neither label nor prediction is hold.</param>
/// <param name="LogLoss">Log loss.</param>
public sealed record FoldSummary(
    DateTime TestFrom, DateTime TestTo, int TrainRows, int TestRows, double EffectiveTestRows, int Purged,
    double Accuracy, double MajorityAccuracy, double DirectionAccuracy, double LogLoss)
{
    internal static FoldSummary Of(FoldResult fold) => new(
        fold.TestFrom, fold.TestTo, fold.TrainRows, fold.TestRows, fold.EffectiveTestRows, fold.Purged,
        fold.Evaluation.Accuracy, fold.Evaluation.MajorityAccuracy, fold.Evaluation.DirectionAccuracy, fold.Evaluation.LogLoss);
}
