namespace MarketMaster.Prediction;

/// <summary>What is worth trying where nobody says.</summary>
public static class SearchSpace
{
    private static readonly SearchRange[] Usual =
    [
        new("max_depth", 3, 16),
        new("min_samples_leaf", 1, 200, IsLogarithmic: true),
        new("max_features", 1, 25, IsLogarithmic: true),
    ];

    /// <summary>The ranges that matter most for a model type.</summary>
    /// <param name="modelType">One of <see cref="ModelFactory.ModelTypes"/>.</param>
    /// <returns>The ranges.</returns>
    /// <exception cref="ArgumentException">The type is unknown; the message lists the known.</exception>
    public static IReadOnlyList<SearchRange> Default(string modelType)
    {
        var parameters = new ModelFactory().Parameters(modelType).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return Array.FindAll(Usual, range => parameters.Contains(range.Parameter));
    }
}
