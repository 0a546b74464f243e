using System.Text.Json.Serialization;

namespace MarketMaster;

/// <summary>The kinds of market that instruments belong to.</summary>
[JsonConverter(typeof(EnumNameConverter<AssetClass>))]
public enum AssetClass
{
    /// <summary>Stocks and exchange-traded funds.</summary>
    [JsonStringEnumMemberName("equity")] Equity,

    /// <summary>Cryptocurrencies, traded around the clock.</summary>
    [JsonStringEnumMemberName("crypto")] Crypto,

    /// <summary>Foreign exchange, traded from Sunday evening to Friday evening, New York time.</summary>
    [JsonStringEnumMemberName("forex")] Forex,

    /// <summary>Commodities: metals and energy.</summary>
    [JsonStringEnumMemberName("commodity")] Commodity,

    /// <summary>Market indices.</summary>
    [JsonStringEnumMemberName("indices")] Indices,
}
