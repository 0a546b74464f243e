using System.Text.Json.Serialization;

namespace MarketMaster.Monitoring;

/// <summary>What a report of performance rests on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PerformanceStatus>))]
public enum PerformanceStatus
{
    /// <summary>Too few predictions have their label.</summary>
    [JsonStringEnumMemberName("insufficient_data")] InsufficientData,

    /// <summary>Some predictions still lack their label.</summary>
    [JsonStringEnumMemberName("partial")] Partial,

    /// <summary>Nearly all predictions have their label.</summary>
    [JsonStringEnumMemberName("final")] Final,
}
