using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarketMaster.Monitoring;

/// <summary>Verdicts of a validation by their lower-case names.</summary>
internal sealed class StatusNameConverter() : JsonStringEnumConverter<ValidationStatus>(JsonNamingPolicy.SnakeCaseLower);
