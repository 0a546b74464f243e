namespace MarketMaster;

/// <summary>What the names of features must be to stand beside time and label.</summary>
internal static class FeatureNames
{
    public static void Require(FeatureFrame frame, FeatureFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(frame);
        foreach (var name in frame.Names)
        {
            if (name.Equals(options.TimeColumn, StringComparison.OrdinalIgnoreCase) || name.Equals(options.LabelName, StringComparison.OrdinalIgnoreCase))
                throw new ArgumentException($"feature '{name}' is called like the time or label column: rename it, or name that column otherwise", nameof(frame));
        }
    }
}
