using System.Text.Json.Serialization;

namespace MarketMaster.DataSources;

internal sealed record CapitalLogin(string Identifier, string Password, bool EncryptedPassword);

internal sealed record CapitalKey(string EncryptionKey, long TimeStamp);

internal sealed record CapitalPrices(CapitalBar[] Prices);

internal sealed record CapitalBar(
    [property: JsonPropertyName("snapshotTimeUTC")] string SnapshotTimeUtc, CapitalQuote OpenPrice, CapitalQuote ClosePrice, CapitalQuote HighPrice, CapitalQuote LowPrice, double? LastTradedVolume = null);

internal sealed record CapitalQuote(double Bid, double Ask);

internal sealed record CapitalMarkets(CapitalMarket[] MarketDetails);

internal sealed record CapitalMarket(CapitalInstrument Instrument, CapitalSnapshot Snapshot);

internal sealed record CapitalInstrument(string Epic);

internal sealed record CapitalSnapshot(double? Bid = null, double? Offer = null);

internal sealed record CapitalAccounts(CapitalAccount[] Accounts);

internal sealed record CapitalAccount(string Currency, CapitalFunds Balance);

internal sealed record CapitalFunds(decimal Balance, decimal Available);

internal sealed record CapitalError(string? ErrorCode = null);

// without case: the operator's pages write timeStamp and timestamp
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CapitalLogin))]
[JsonSerializable(typeof(CapitalKey))]
[JsonSerializable(typeof(CapitalPrices))]
[JsonSerializable(typeof(CapitalMarkets))]
[JsonSerializable(typeof(CapitalAccounts))]
[JsonSerializable(typeof(CapitalError))]
internal sealed partial class CapitalJson : JsonSerializerContext;
