using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarketMaster.Monitoring;

/// <summary>Severities of defects by their lower-case names.</summary>
internal sealed class SeverityNameConverter() : JsonStringEnumConverter<DefectSeverity>(JsonNamingPolicy.SnakeCaseLower);
