using MarketMaster.Prediction;

namespace MarketMaster.Reporting;

/// <summary>What a model said at one bar.</summary>
/// <param name="Time">Open time of the bar, UTC; must be one of the chart's bars.</param>
/// <param name="Prediction">The action, its confidence and the probabilities.</param>
public readonly record struct PredictedAction(DateTime Time, ActionPrediction Prediction)
{
    /// <summary>Distance from hold: 0, 1 or 2.</summary>
    internal int Strength => Math.Abs(Prediction.Action - TradeAction.Hold);

    /// <summary>Probability of a rise less probability of a fall, -1 to 1.</summary>
    internal double Lean
    {
        get
        {
            var p = Prediction.Probabilities;
            return p.StrongBuy + p.Buy - p.Sell - p.StrongSell;
        }
    }
}
