namespace MarketMaster.Prediction;

/// <summary>What the model says about one row.</summary>
/// <param name="Action">The action with the highest probability; the lower class wins a tie.</param>
/// <param name="Confidence">The probability of <paramref name="Action"/>, 0.2 to 1.</param>
/// <param name="Probabilities">The probability of each action.</param>
public readonly record struct ActionPrediction(TradeAction Action, double Confidence, ActionProbabilities Probabilities);
