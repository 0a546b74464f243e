namespace MarketMaster.Prediction;

/// <summary>What the model says on average where one feature has a given value.</summary>
/// <param name="Value">The value of the feature.</param>
/// <param name="Probabilities">The mean probabilities over the rows.</param>
public readonly record struct PartialDependencePoint(double Value, ActionProbabilities Probabilities);
