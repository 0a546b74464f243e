using System.Text;
using System.Text.Json;
using MarketMaster.Sdk;

namespace MarketMaster.Cli;

/// <summary>Predictions as one JSON document.</summary>
internal static class PredictJson
{
    public static string Of(IEnumerable<(string File, TimedPrediction Prediction)> rows)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var (file, prediction) in rows)
            {
                json.WriteStartObject();
                json.WriteString("file", file);
                json.WriteString("timestamp", prediction.Timestamp);
                json.WriteString("action", prediction.Action.ToName());
                json.WriteNumber("confidence", prediction.Confidence);
                json.WriteStartObject("probabilities");
                foreach (var action in TradeActions.All)
                    json.WriteNumber(action.ToName(), prediction.Probabilities[action]);
                json.WriteEndObject();
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
