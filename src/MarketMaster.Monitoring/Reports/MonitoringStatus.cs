using System.Text.Json.Serialization;

namespace MarketMaster.Monitoring;

/// <summary>How a model in use is doing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MonitoringStatus>))]
public enum MonitoringStatus
{
    /// <summary>Nothing was found.</summary>
    [JsonStringEnumMemberName("healthy")] Healthy,

    /// <summary>Something is to be looked at, or no recent report says otherwise.</summary>
    [JsonStringEnumMemberName("degraded")] Degraded,

    /// <summary>Something is to be acted on.</summary>
    [JsonStringEnumMemberName("unhealthy")] Unhealthy,
}
