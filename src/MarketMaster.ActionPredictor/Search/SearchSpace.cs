namespace MarketMaster.Prediction;

/// <summary>What is worth trying where nobody says.</summary>
public static class SearchSpace
{
    private static readonly SearchRange[] Forest =
    [
        new("max_depth", 3, 16),
        new("min_independent_rows", 1, 40, IsLogarithmic: true),
        new("max_features", 1, 25, IsLogarithmic: true),
    ];

    private static readonly SearchRange[] Boosting =
    [
        new("n_estimators", 20, 300, IsLogarithmic: true),
        new("learning_rate", 0.01, 0.3, IsLogarithmic: true),
        new("num_leaves", 4, 64, IsLogarithmic: true),
        new("min_independent_rows", 1, 40, IsLogarithmic: true),
        new("colsample_bytree", 0.3, 1),
    ];

    /// <summary>The ranges that matter most for a kind of model.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The ranges.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not a defined value.</exception>
    public static IReadOnlyList<SearchRange> Default(ModelKind kind) => kind switch
    {
        ModelKind.RandomForest => [.. Forest],
        ModelKind.GradientBoosting => [.. Boosting],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of model"),
    };
}
