namespace MarketMaster.Prediction;

/// <summary>What training and judging a fold gave.</summary>
internal sealed record FoldOutcome(FoldResult Result, OutOfFoldPrediction[] Predictions, TradeAction Majority, ActionPredictor Model);
