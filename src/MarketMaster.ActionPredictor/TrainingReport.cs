using System.Text.Json.Serialization;

namespace MarketMaster.Prediction;

/// <summary>How the training went: S0's training metrics.</summary>
public sealed record TrainingReport
{
    /// <summary>Which rows the metrics are from: <c>validation</c>, or <c>training</c> where there were no validation rows (then they are far too good).</summary>
    [JsonPropertyName("evaluated_on")]
    public required string EvaluatedOn { get; init; }

    /// <summary>Share of rows predicted right, 0 to 1.</summary>
    [JsonPropertyName("accuracy")]
    public required double Accuracy { get; init; }

    /// <summary>Mean F1 over the five classes, 0 to 1.</summary>
    [JsonPropertyName("f1_score")]
    public required double F1Score { get; init; }

    /// <summary>Mean precision over the five classes, 0 to 1.</summary>
    [JsonPropertyName("precision")]
    public required double Precision { get; init; }

    /// <summary>Mean recall over the five classes, 0 to 1.</summary>
    [JsonPropertyName("recall")]
    public required double Recall { get; init; }

    /// <summary>Mean negative natural logarithm of the probability of the true class.</summary>
    [JsonPropertyName("log_loss")]
    public required double LogLoss { get; init; }

    /// <summary>Wall time of the training without the evaluation, in seconds.</summary>
    [JsonPropertyName("training_time")]
    public required double TrainingTime { get; init; }

    /// <summary>Rows trained on.</summary>
    [JsonPropertyName("training_rows")]
    public required int TrainingRows { get; init; }

    /// <summary>Rows validated on; 0 where there were none.</summary>
    [JsonPropertyName("validation_rows")]
    public required int ValidationRows { get; init; }

    /// <summary>Boosting rounds that are kept: all of them, or those up to the lowest log loss on the validation rows; null for a forest.</summary>
    [JsonPropertyName("best_iteration")]
    public int? BestRound { get; init; }
}
