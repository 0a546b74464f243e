namespace MarketMaster.Prediction;

/// <summary>How much one feature matters to a model.</summary>
/// <param name="Feature">Name of the feature.</param>
/// <param name="Importance">Impurity importance: share of the total, 0 to 1. Permutation importance: loss of accuracy when the column is shuffled, may be slightly negative.</param>
/// <param name="StandardError">Standard error of <paramref name="Importance"/>: over the trees, over the shuffles, or over the folds of a cross-validation.</param>
public sealed record FeatureImportance(string Feature, double Importance, double StandardError);
