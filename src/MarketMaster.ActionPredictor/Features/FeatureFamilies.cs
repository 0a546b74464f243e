using MarketMaster.Indicators;

namespace MarketMaster.Prediction;

/// <summary>The feature families by name, and what they compute.</summary>
public static class FeatureFamilies
{
    private static readonly string[] Known = ["default", "relative"];

    /// <summary>The names: default, relative.</summary>
    public static IReadOnlyList<string> Names { get; } = Array.AsReadOnly(Known);

    /// <summary>The family of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>The family.</returns>
    /// <exception cref="ArgumentException">The name is unknown; the message lists the known.</exception>
    public static FeatureFamily Parse(string name) => Array.IndexOf(Known, name) is >= 0 and var index
        ? (FeatureFamily)index
        : throw new ArgumentException($"unknown features '{name}': they must be one of {string.Join(", ", Known)}", nameof(name));

    /// <summary>The name of a family.</summary>
    /// <param name="family">The family.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="family"/> is not a defined value.</exception>
    public static string ToName(this FeatureFamily family) => Known[(int)Checked(family)];

    /// <summary>Names of the features of a family, in order.</summary>
    /// <param name="family">The family.</param>
    /// <returns>25 names.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="family"/> is not a defined value.</exception>
    public static IReadOnlyList<string> FeatureNames(this FeatureFamily family) =>
        Checked(family) == FeatureFamily.Relative ? RelativeFeatureSet.Names : FeatureSet.Names;

    /// <summary>Bars before every feature of a family has a value.</summary>
    /// <param name="family">The family.</param>
    /// <returns>The number of bars.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="family"/> is not a defined value.</exception>
    public static int Warmup(this FeatureFamily family) =>
        Checked(family) == FeatureFamily.Relative ? RelativeFeatureSet.Default.Warmup : FeatureSet.Default.Warmup;

    /// <summary>Computes the features of a series: one row per bar, NaN where there is no value yet.</summary>
    /// <param name="family">The family.</param>
    /// <param name="bars">The series.</param>
    /// <returns>The frame.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="family"/> is not a defined value.</exception>
    public static FeatureFrame ComputeFrame(this FeatureFamily family, BarSeries bars) =>
        Checked(family) == FeatureFamily.Relative ? RelativeFeatureSet.Default.ComputeFrame(bars) : FeatureSet.Default.ComputeFrame(bars);

    internal static IndicatorStream OpenStream(this FeatureFamily family) =>
        Checked(family) == FeatureFamily.Relative ? RelativeFeatureSet.Default.OpenStream() : FeatureSet.Default.OpenStream();

    /// <summary>The family that has all of some features; null where none has, as with a table of one's own.</summary>
    internal static FeatureFamily? Of(IReadOnlyList<string> features)
    {
        foreach (var family in new[] { FeatureFamily.Default, FeatureFamily.Relative })
        {
            if (features.All(f => family.FeatureNames().Contains(f, StringComparer.Ordinal)))
                return family;
        }
        return null;
    }

    private static FeatureFamily Checked(FeatureFamily family) => (uint)family < Known.Length
        ? family
        : throw new ArgumentOutOfRangeException(nameof(family), family, $"must be one of {string.Join(", ", Known)}");
}
