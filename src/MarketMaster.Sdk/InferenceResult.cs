using System.Text.Json;
using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>Predictions for the bars of a series.</summary>
/// <param name="ModelName">Name or file of the model.</param>
/// <param name="Predictions">One prediction per bar that has all features, in order of time.</param>
public sealed record InferenceResult(string ModelName, IReadOnlyList<TimedPrediction> Predictions)
{
    /// <summary>The prediction for the newest bar.</summary>
    public TimedPrediction Latest => Predictions[^1];

    /// <summary>The result as one JSON document with snake_case keys.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, DemoJson.Default.InferenceResult);
}

/// <summary>A prediction and the bar it belongs to.</summary>
/// <param name="Timestamp">Time of the bar, UTC.</param>
/// <param name="Action">The action.</param>
/// <param name="Confidence">Its probability, 0 to 1.</param>
/// <param name="Probabilities">The probability of each action.</param>
public readonly record struct TimedPrediction(DateTime Timestamp, TradeAction Action, double Confidence, ActionProbabilities Probabilities);
