namespace MarketMaster.Prediction;

/// <summary>One bin of the reliability curve: rows of similar confidence.</summary>
/// <param name="From">Lower end of the confidence range, exclusive, 0 to 1.</param>
/// <param name="To">Upper end of the confidence range, inclusive, 0 to 1.</param>
/// <param name="Count">Rows in the bin.</param>
/// <param name="MeanConfidence">Mean confidence of those rows; NaN in an empty bin.</param>
/// <param name="Accuracy">Share of those rows that were predicted right; NaN in an empty bin.</param>
public sealed record ReliabilityBin(double From, double To, int Count, double MeanConfidence, double Accuracy);
