using System.Text.Json.Serialization;

namespace MarketMaster;

/// <summary>The part of the trading day a bar opens in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MarketSession>))]
public enum MarketSession
{
    /// <summary>The bar spans a whole trading day.</summary>
    [JsonStringEnumMemberName("full_day")] FullDay,

    /// <summary>A market that never closes.</summary>
    [JsonStringEnumMemberName("around_the_clock")] AroundTheClock,

    /// <summary>Before the main session.</summary>
    [JsonStringEnumMemberName("pre_market")] PreMarket,

    /// <summary>The main session of an exchange.</summary>
    [JsonStringEnumMemberName("regular")] Regular,

    /// <summary>After the main session.</summary>
    [JsonStringEnumMemberName("after_hours")] AfterHours,

    /// <summary>Electronic trading through the night.</summary>
    [JsonStringEnumMemberName("overnight")] Overnight,

    /// <summary>Foreign exchange, 17:00 to 19:00 New York time.</summary>
    [JsonStringEnumMemberName("sydney")] Sydney,

    /// <summary>Foreign exchange, 19:00 to 03:00 New York time.</summary>
    [JsonStringEnumMemberName("tokyo")] Tokyo,

    /// <summary>Foreign exchange, 03:00 to 08:00 New York time.</summary>
    [JsonStringEnumMemberName("london")] London,

    /// <summary>Foreign exchange, 08:00 to 17:00 New York time.</summary>
    [JsonStringEnumMemberName("new_york")] NewYork,
}
