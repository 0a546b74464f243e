using System.Text.Json;
using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>How good a model is on a series of bars.</summary>
/// <param name="ModelName">Name or file of the model.</param>
/// <param name="Labels">How the bars were labelled.</param>
/// <param name="Scores">The scores.</param>
public sealed record EvaluationResult(string ModelName, LabelSchemeDescription Labels, Evaluation Scores)
{
    /// <summary>The result as one JSON document with snake_case keys.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DemoJson.Default.EvaluationResult);
}
