using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarketMaster.Monitoring;

/// <summary>Reports as JSON with snake_case keys.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(DriftReport))]
internal sealed partial class MonitoringJson : JsonSerializerContext
{
    public static string Write(DriftReport report) => JsonSerializer.Serialize(report, Default.DriftReport);
}
