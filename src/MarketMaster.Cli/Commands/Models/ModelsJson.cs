using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MarketMaster.Registry;

namespace MarketMaster.Cli;

/// <summary>What the commands print for scripts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<RegisteredModel>))]
[JsonSerializable(typeof(IReadOnlyList<ModelVersion>))]
[JsonSerializable(typeof(IReadOnlyList<RegistryChange>))]
[JsonSerializable(typeof(ModelVersion))]
[JsonSerializable(typeof(RegisteredModel))]
[JsonSerializable(typeof(VersionComparison))]
[JsonSerializable(typeof(RegistryVerification))]
[JsonSerializable(typeof(CollectedGarbage))]
internal sealed partial class ModelsJson : JsonSerializerContext
{
    public static void Print<T>(T value, JsonTypeInfo<T> type) => Screen.Print(JsonSerializer.Serialize(value, type));
}

/// <summary>A change as one line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RegistryChange))]
internal sealed partial class ChangeJson : JsonSerializerContext;

/// <summary>A garbage collection for scripts.</summary>
internal sealed record CollectedGarbage(string[] Versions, int Files, long Bytes, bool IsDryRun);
