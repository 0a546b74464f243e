using System.Text.Json.Serialization;

namespace MarketMaster.DataSources;

internal sealed record AlpacaBars(Dictionary<string, AlpacaBar[]?>? Bars, [property: JsonPropertyName("next_page_token")] string? NextPageToken);

internal sealed record AlpacaBar(
    string T, double O, double H, double L, double C, double V);

internal sealed record AlpacaTrades(Dictionary<string, AlpacaTrade> Trades);

internal sealed record AlpacaTrade(string T, double P);

internal sealed record AlpacaAccount(string Cash, string Currency);

internal sealed record AlpacaPosition(string Symbol, string Qty, [property: JsonPropertyName("qty_available")] string QtyAvailable);

internal sealed record AlpacaError(long? Code, string? Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AlpacaBars))]
[JsonSerializable(typeof(AlpacaTrades))]
[JsonSerializable(typeof(AlpacaAccount))]
[JsonSerializable(typeof(AlpacaPosition[]))]
internal sealed partial class AlpacaJson : JsonSerializerContext;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AlpacaError))]
internal sealed partial class AlpacaErrorJson : JsonSerializerContext;
