namespace MarketMaster.Prediction;

/// <summary>One node as <see cref="ShapWalk"/> needs it. <paramref name="Share"/> is its part of its parent's training weight; a leaf's <paramref name="Child"/> is where its class shares start.</summary>
internal readonly record struct ShapNode(int Child, ushort Feature, ushort Column, ushort Bin, bool IsLeaf, double Share);
