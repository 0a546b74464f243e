using System.Text.Json.Serialization;

namespace MarketMaster;

/// <summary>The five actions, ordered from strong sell (0) to strong buy (4). The number is the class index of every probability vector.</summary>
[JsonConverter(typeof(EnumNameConverter<TradeAction>))]
public enum TradeAction
{
    /// <summary>A marked fall is expected.</summary>
    [JsonStringEnumMemberName("strong_sell")] StrongSell,

    /// <summary>A moderate fall is expected.</summary>
    [JsonStringEnumMemberName("sell")] Sell,

    /// <summary>No move worth acting on is expected.</summary>
    [JsonStringEnumMemberName("hold")] Hold,

    /// <summary>A moderate rise is expected.</summary>
    [JsonStringEnumMemberName("buy")] Buy,

    /// <summary>A marked rise is expected.</summary>
    [JsonStringEnumMemberName("strong_buy")] StrongBuy,
}
