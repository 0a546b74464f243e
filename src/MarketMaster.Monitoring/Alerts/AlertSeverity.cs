using System.Text.Json.Serialization;

namespace MarketMaster.Monitoring;

/// <summary>How urgent an alert is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertSeverity>))]
public enum AlertSeverity
{
    /// <summary>To know.</summary>
    [JsonStringEnumMemberName("info")] Info,

    /// <summary>To look at.</summary>
    [JsonStringEnumMemberName("warning")] Warning,

    /// <summary>To act on.</summary>
    [JsonStringEnumMemberName("critical")] Critical,
}
