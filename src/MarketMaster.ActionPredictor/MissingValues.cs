using System.Text.Json.Serialization;

namespace MarketMaster.Prediction;

/// <summary>What becomes of NaN in a feature. Infinities are always refused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissingValues>))]
public enum MissingValues
{
    /// <summary>It is refused by row and feature, in training and in prediction.</summary>
    [JsonStringEnumMemberName("refuse")]
    Refuse = 0,

    /// <summary>Each split learns which way rows without a value go; where it saw none, they follow the side with more rows.</summary>
    [JsonStringEnumMemberName("learn")]
    Learn = 1,
}
