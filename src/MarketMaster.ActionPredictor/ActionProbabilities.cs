using System.Text.Json.Serialization;

namespace MarketMaster.Prediction;

/// <summary>The probability of each action; the five add up to 1.</summary>
/// <param name="StrongSell">Probability of strong sell, 0 to 1.</param>
/// <param name="Sell">Probability of sell, 0 to 1.</param>
/// <param name="Hold">Probability of hold, 0 to 1.</param>
/// <param name="Buy">Probability of buy, 0 to 1.</param>
/// <param name="StrongBuy">Probability of strong buy, 0 to 1.</param>
public readonly record struct ActionProbabilities(
    [property: JsonPropertyName("strong_sell")] double StrongSell,
    [property: JsonPropertyName("sell")] double Sell,
    [property: JsonPropertyName("hold")] double Hold,
    [property: JsonPropertyName("buy")] double Buy,
    [property: JsonPropertyName("strong_buy")] double StrongBuy)
{
    /// <summary>The probability of one action.</summary>
    /// <param name="action">The action.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="action"/> is not a defined value.</exception>
    public double this[TradeAction action] => action switch
    {
        TradeAction.StrongSell => StrongSell,
        TradeAction.Sell => Sell,
        TradeAction.Hold => Hold,
        TradeAction.Buy => Buy,
        TradeAction.StrongBuy => StrongBuy,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "not one of the five actions"),
    };
}
