using System.Text.Json.Serialization;

namespace MarketMaster.Prediction;

/// <summary>How much a training row counts by its label. Weights above 1 for rare actions make a model find more of them, at the price of false alarms and of probabilities that no longer are frequencies.</summary>
public sealed record ClassWeights
{
    /// <summary>Smallest weight of a class: 1 in a million.</summary>
    public const double Minimum = 1e-6;

    /// <summary>Largest weight of a class: a million.</summary>
    public const double Maximum = 1e6;

    /// <summary>Every row counts the same. The default.</summary>
    public static ClassWeights Equal => new();

    /// <summary>Every action counts the same as a whole: rows / (actions present x rows of the action), scikit-learn's "balanced".</summary>
    public static ClassWeights Balanced => new() { IsBalanced = true };

    /// <summary>Whether the weights below are multiplied by those of <see cref="Balanced"/>. Default false.</summary>
    [JsonPropertyName("balanced")]
    public bool IsBalanced { get; set; }

    /// <summary>Weight of strong_sell, 1e-6 to 1e6. Default 1.</summary>
    [JsonPropertyName("strong_sell")]
    public double StrongSell { get; set; } = 1;

    /// <summary>Weight of sell, 1e-6 to 1e6. Default 1.</summary>
    [JsonPropertyName("sell")]
    public double Sell { get; set; } = 1;

    /// <summary>Weight of hold, 1e-6 to 1e6. Default 1.</summary>
    [JsonPropertyName("hold")]
    public double Hold { get; set; } = 1;

    /// <summary>Weight of buy, 1e-6 to 1e6. Default 1.</summary>
    [JsonPropertyName("buy")]
    public double Buy { get; set; } = 1;

    /// <summary>Weight of strong_buy, 1e-6 to 1e6. Default 1.</summary>
    [JsonPropertyName("strong_buy")]
    public double StrongBuy { get; set; } = 1;

    /// <summary>The factor of each class, or null where all are 1.</summary>
    internal double[]? Factors(in ActionProbabilities labelShares)
    {
        double[] factors = [StrongSell, Sell, Hold, Buy, StrongBuy];
        var shares = labelShares;
        var present = TradeActions.All.Count(a => shares[a] > 0);
        for (var k = 0; IsBalanced && k < factors.Length; k++)
            factors[k] *= shares[(TradeAction)k] > 0 ? 1 / (present * shares[(TradeAction)k]) : 1;
        return Array.TrueForAll(factors, f => f == 1) ? null : factors;
    }
}
