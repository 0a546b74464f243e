namespace MarketMaster.Prediction;

/// <summary>The best split of a leaf: what it gains, and what goes left.</summary>
internal readonly record struct GradientSplit(double Gain, int Feature, byte Bin, bool MissingLeft, GradientSums Left);
