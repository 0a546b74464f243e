using System.Text.Json.Serialization;

namespace MarketMaster.Monitoring;

/// <summary>What was decided about a column.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DriftStatus>))]
public enum DriftStatus
{
    /// <summary>No drift was found.</summary>
    [JsonStringEnumMemberName("stable")] Stable,

    /// <summary>Drift: the adjusted p-value is small and the effect large enough to matter.</summary>
    [JsonStringEnumMemberName("drifted")] Drifted,

    /// <summary>Fewer than two values on a side.</summary>
    [JsonStringEnumMemberName("insufficient_data")] InsufficientData,

    /// <summary>The rows are so persistent that they are worth too few independent ones: no decision.</summary>
    [JsonStringEnumMemberName("too_persistent")] TooPersistent,

    /// <summary>The current data lack the column.</summary>
    [JsonStringEnumMemberName("absent")] Absent,
}
