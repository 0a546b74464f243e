namespace MarketMaster.Prediction;

/// <summary>One node as the walk needs it.</summary>
/// <param name="Child">Left child; for a leaf, where its outputs start.</param>
/// <param name="Feature">Feature of the split.</param>
/// <param name="Column">Column of the row of bins that the split looks at.</param>
/// <param name="Bin">Bins up to this one go left.</param>
/// <param name="IsLeaf">Whether it is a leaf.</param>
/// <param name="Passed">The product of the parts at all splits above it on its parent's feature: what is known of a row that passed them all.</param>
/// <param name="Before">The same product for the node's own feature, before its split; 1 where no split above is on it.</param>
internal readonly record struct ShapNode(int Child, ushort Feature, ushort Column, ushort Bin, bool IsLeaf, double Passed, double Before);
