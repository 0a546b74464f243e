namespace MarketMaster.Prediction;

/// <summary>A leaf of a growing tree.</summary>
/// <param name="Node">Its node.</param>
/// <param name="Start">Where its rows begin.</param>
/// <param name="Depth">Splits above it.</param>
/// <param name="Sums">Over its rows.</param>
/// <param name="Histogram">By feature and bin, where it is kept.</param>
/// <param name="Split">Its best split; a gain of 0 where there is none.</param>
internal readonly record struct GradientLeaf(int Node, int Start, int Depth, GradientSums Sums, GradientHistogram? Histogram, GradientSplit Split);
