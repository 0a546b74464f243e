using System.Text.Json.Serialization;

namespace MarketMaster.Monitoring;

/// <summary>How the values of a column are compared.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnKind>))]
public enum ColumnKind
{
    /// <summary>Numbers: compared by their order.</summary>
    [JsonStringEnumMemberName("numeric")] Numeric,

    /// <summary>Codes, such as a class or a flag: compared by how often each stands.</summary>
    [JsonStringEnumMemberName("categorical")] Categorical,
}
