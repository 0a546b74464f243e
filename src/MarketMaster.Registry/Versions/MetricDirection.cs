using System.Text.Json.Serialization;

namespace MarketMaster.Registry;

/// <summary>Which values of a metric are better.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MetricDirection>))]
public enum MetricDirection
{
    /// <summary>Higher is better, such as accuracy.</summary>
    HigherIsBetter,

    /// <summary>Lower is better, such as log loss.</summary>
    LowerIsBetter,
}
