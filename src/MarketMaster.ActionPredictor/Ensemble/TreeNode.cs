namespace MarketMaster.Prediction;

/// <summary>
/// One node of a tree. Rows whose bin of the feature is at most <paramref name="Bin"/> go left; a missing value goes left where
/// <paramref name="MissingLeft"/> says so, else right. A leaf's <paramref name="Child"/> is its leaf number; an inner node's right
/// child follows its left child.
/// </summary>
internal readonly record struct TreeNode(ushort Feature, int Bin, bool IsLeaf, int Child, bool MissingLeft = false)
{
    /// <summary>The column of a row of bins that the split looks at: where missing values go left, the one in which they count as lowest.</summary>
    public int Column(int missingOffset) => MissingLeft ? missingOffset + Feature : Feature;
}
