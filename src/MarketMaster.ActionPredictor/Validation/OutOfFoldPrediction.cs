namespace MarketMaster.Prediction;

/// <summary>What a fold's model said about a bar it was not trained on.</summary>
/// <param name="Fold">0-based number of the fold.</param>
/// <param name="Bar">0-based bar.</param>
/// <param name="Label">The bar's label, by thresholds from the fold's training bars.</param>
/// <param name="Prediction">The prediction.</param>
public readonly record struct OutOfFoldPrediction(int Fold, int Bar, TradeAction Label, ActionPrediction Prediction);
