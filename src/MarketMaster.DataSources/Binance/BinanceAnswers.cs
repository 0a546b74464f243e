using System.Text.Json.Serialization;

namespace MarketMaster.DataSources;

internal sealed record BinanceError(long Code, string? Msg = null);

internal sealed record BinanceTime(long ServerTime);

internal sealed record BinancePrice(string Symbol, string Price);

internal sealed record BinanceAccount(BinanceBalance[] Balances);

internal sealed record BinanceBalance(string Asset, string Free, string Locked);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BinanceError))]
[JsonSerializable(typeof(BinanceTime))]
[JsonSerializable(typeof(BinancePrice))]
[JsonSerializable(typeof(BinancePrice[]))]
[JsonSerializable(typeof(BinanceAccount))]
internal sealed partial class BinanceJson : JsonSerializerContext;
