namespace MarketMaster.Prediction;

/// <summary>One node of an imported tree. A leaf has no children: <paramref name="Left"/> is -1, and <paramref name="Output"/> holds five class weights or one score.</summary>
internal readonly record struct ImportedNode(int Feature, double Cut, int Left, int Right, bool MissingLeft, double Gain, double[] Output, double Weight)
{
    public bool IsLeaf => Left < 0;
}
