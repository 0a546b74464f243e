using System.Text.Json;
using System.Text.Json.Serialization;
using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>What a demo did, step by step; <see cref="ToJson"/> writes it with snake_case keys.</summary>
public sealed record DemoResult
{
    /// <summary>When the demo started.</summary>
    public required DateTimeOffset DemoStartTime { get; init; }

    /// <summary>Asset class; null where the bars were given and nobody said.</summary>
    public required AssetClass? AssetClass { get; init; }

    /// <summary>Instrument, or the name of the data file.</summary>
    public required string Instrument { get; init; }

    /// <summary>Rows with features and a label.</summary>
    public required int NSamples { get; init; }

    /// <summary>The steps.</summary>
    public required DemoSteps Steps { get; init; }

    /// <summary>The result as one JSON document.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DemoJson.Default.DemoResult);
}

/// <summary>The steps of a demo.</summary>
/// <param name="DataGeneration">Bars, features, labels.</param>
/// <param name="ModelTraining">Training.</param>
/// <param name="Evaluation">Scores on the rows after training and validation.</param>
/// <param name="CrossValidation">The same model over walk-forward folds.</param>
/// <param name="Backtest">The predicted actions of the judged rows, traded on paper.</param>
/// <param name="Monitoring">The judged rows watched against the training rows.</param>
/// <param name="ModelRegistration">The model in a registry.</param>
/// <param name="Inference">The prediction for the newest bar, by the model as the registry gave it back.</param>
/// <param name="Report">The files written.</param>
public sealed record DemoSteps(
    DataGenerationStep DataGeneration, ModelTrainingStep ModelTraining, EvaluationStep Evaluation, CrossValidationStep CrossValidation, BacktestStep Backtest, MonitoringStep Monitoring,
    RegistrationStep ModelRegistration, InferenceStep Inference, ReportStep Report)
{
    /// <summary>The run that keeps it; null where none was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TrackingStep? Tracking { get; init; }
}

/// <summary>The demo as a run on an MLflow server.</summary>
public sealed record TrackingStep
{
    /// <summary><c>success</c>, or <c>incomplete</c> where the server did not keep all of it.</summary>
    public required string Status { get; init; }

    /// <summary>The server's identifier of the run; null where none could be started.</summary>
    public required string? RunId { get; init; }

    /// <summary>What went wrong; null where nothing did.</summary>
    public required string? Warning { get; init; }
}

/// <summary>The model in a registry.</summary>
public sealed record RegistrationStep
{
    /// <summary><c>success</c>.</summary>
    public string Status { get; init; } = "success";

    /// <summary>Folder of the registry.</summary>
    public required string Registry { get; init; }

    /// <summary>The version, such as <c>models:/demo/1</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Its stage.</summary>
    public required string Stage { get; init; }
}

/// <summary>Bars, features and labels.</summary>
public sealed record DataGenerationStep
{
    /// <summary><c>success</c>.</summary>
    public string Status { get; init; } = "success";

    /// <summary>Where the bars come from: <c>generated</c>, or the file.</summary>
    public required string Source { get; init; }

    /// <summary>Rows and columns of the labelled table: timestamp, features, action.</summary>
    public required IReadOnlyList<int> DataShape { get; init; }

    /// <summary>Which features were computed: <c>default</c> or <c>relative</c>.</summary>
    public required string FeatureFamily { get; init; }

    /// <summary>Number of features.</summary>
    public required int FeaturesCount { get; init; }

    /// <summary>Features left out because they have no values on this series (no volume, say).</summary>
    public required IReadOnlyList<string> FeaturesLeftOut { get; init; }

    /// <summary>Number of bars.</summary>
    public required int Bars { get; init; }

    /// <summary>First bar.</summary>
    public required DateTime From { get; init; }

    /// <summary>Last bar.</summary>
    public required DateTime To { get; init; }

    /// <summary>Rows per action.</summary>
    public required IReadOnlyDictionary<string, int> LabelDistribution { get; init; }

    /// <summary>Quality of the bars, 0 to 1.</summary>
    public required double DataQualityScore { get; init; }
}

/// <summary>Training.</summary>
public sealed record ModelTrainingStep
{
    /// <summary><c>success</c>.</summary>
    public string Status { get; init; } = "success";

    /// <summary>Scores on the validation rows, and seconds.</summary>
    public required TrainingReport TrainingMetrics { get; init; }

    /// <summary>Parameters of the model.</summary>
    public required ActionPredictorOptions ModelConfig { get; init; }
}

/// <summary>Scores out of sample.</summary>
public sealed record EvaluationStep
{
    /// <summary><c>success</c>.</summary>
    public string Status { get; init; } = "success";

    /// <summary>How the rows were labelled.</summary>
    public required LabelSchemeDescription Labels { get; init; }

    /// <summary>Rows left out because their label looks into the next part.</summary>
    public required int PurgedRows { get; init; }

    /// <summary>Rows judged over the bars that one label spans: labels that look at the same bars count once.</summary>
    public required double IndependentRows { get; init; }

    /// <summary>Standard error of the accuracy with that many independent rows.</summary>
    public required double AccuracyStandardError { get; init; }

    /// <summary>The scores.</summary>
    public required Evaluation Scores { get; init; }

    /// <summary>Expected calibration error after a temperature fitted on the validation rows; null where they are too few. The model that is saved is not calibrated.</summary>
    public required double? CalibratedError { get; init; }

    /// <summary>That temperature: below 1 the model was too modest, above 1 too sure.</summary>
    public required double? CalibrationTemperature { get; init; }

    /// <summary>Impurity importance of the features, largest first.</summary>
    public required IReadOnlyList<FeatureImportance> FeatureImportance { get; init; }
}

/// <summary>The prediction for the newest bar.</summary>
public sealed record InferenceStep
{
    /// <summary><c>success</c>.</summary>
    public string Status { get; init; } = "success";

    /// <summary>Time of the bar.</summary>
    public required DateTime Timestamp { get; init; }

    /// <summary>The action.</summary>
    public required TradeAction Action { get; init; }

    /// <summary>Its probability, 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The probability of each action.</summary>
    public required ActionProbabilities Probabilities { get; init; }
}

/// <summary>The files written.</summary>
public sealed record ReportStep
{
    /// <summary><c>success</c>.</summary>
    public string Status { get; init; } = "success";

    /// <summary>The model file.</summary>
    public required string ModelFile { get; init; }

    /// <summary>The HTML report.</summary>
    public required string ReportFile { get; init; }

    /// <summary>Seconds for the whole demo.</summary>
    public required double Seconds { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(DemoResult))]
[JsonSerializable(typeof(InferenceResult))]
[JsonSerializable(typeof(EvaluationResult))]
internal sealed partial class DemoJson : JsonSerializerContext;
