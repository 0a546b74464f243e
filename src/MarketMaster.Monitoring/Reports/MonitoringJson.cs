using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarketMaster.Monitoring;

/// <summary>Reports as JSON with snake_case keys.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, Converters = [typeof(SeverityNameConverter), typeof(StatusNameConverter)],
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(DriftReport))]
[JsonSerializable(typeof(QualityReport))]
[JsonSerializable(typeof(PerformanceReport))]
[JsonSerializable(typeof(MonitoringReport))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(SlackMessage))]
internal sealed partial class MonitoringJson : JsonSerializerContext
{
    public static string Write(DriftReport report) => JsonSerializer.Serialize(report, Default.DriftReport);

    public static string Write(QualityReport report) => JsonSerializer.Serialize(report, Default.QualityReport);

    public static string Write(PerformanceReport report) => JsonSerializer.Serialize(report, Default.PerformanceReport);

    public static string Write(MonitoringReport report) => JsonSerializer.Serialize(report, Default.MonitoringReport);

    public static string Write(Alert alert) => JsonSerializer.Serialize(alert, Default.Alert);

    public static string Write(SlackMessage message) => JsonSerializer.Serialize(message, Default.SlackMessage);
}
