using System.Text.Json.Serialization;

namespace MarketMaster;

/// <summary>The three states of the hidden Markov chain that scales a generated market's volatility.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VolatilityRegime>))]
public enum VolatilityRegime
{
    /// <summary>Quiet: the most frequent state.</summary>
    [JsonStringEnumMemberName("calm")] Calm,

    /// <summary>Ordinary volatility.</summary>
    [JsonStringEnumMemberName("normal")] Normal,

    /// <summary>High volatility; short and rare.</summary>
    [JsonStringEnumMemberName("stress")] Stress,
}
