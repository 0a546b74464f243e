namespace MarketMaster.Prediction;

/// <summary>How far the training is.</summary>
/// <param name="TreesDone">Trees finished so far.</param>
/// <param name="TreesTotal">Trees to train.</param>
public readonly record struct TrainingProgress(int TreesDone, int TreesTotal);
