namespace MarketMaster.Prediction;

/// <summary>How far a search is.</summary>
/// <param name="TrainingsDone">Models trained and judged so far.</param>
/// <param name="TrainingsTotal">Models to train in all.</param>
public readonly record struct SearchProgress(int TrainingsDone, int TrainingsTotal);
