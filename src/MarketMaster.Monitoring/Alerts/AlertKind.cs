using System.Text.Json.Serialization;

namespace MarketMaster.Monitoring;

/// <summary>What an alert is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertKind>))]
public enum AlertKind
{
    /// <summary>Data quality.</summary>
    [JsonStringEnumMemberName("data_quality")] DataQuality,

    /// <summary>Drift of the data.</summary>
    [JsonStringEnumMemberName("drift")] Drift,

    /// <summary>Performance of the model.</summary>
    [JsonStringEnumMemberName("performance")] Performance,

    /// <summary>A change that a streaming detector found.</summary>
    [JsonStringEnumMemberName("stream")] Stream,

    /// <summary>Advice to train anew.</summary>
    [JsonStringEnumMemberName("retrain")] Retrain,
}
