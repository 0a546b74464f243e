namespace MarketMaster.Prediction;

/// <summary>The table of a search.</summary>
public sealed record SearchResult
{
    /// <summary>What was called good.</summary>
    public required SearchMetric Metric { get; init; }

    /// <summary>All candidates, best first.</summary>
    public required IReadOnlyList<SearchTrial> Trials { get; init; }

    /// <summary>The best candidate among those judged on all folds.</summary>
    public SearchTrial Best => Trials[0];

    /// <summary>The preset's entry.</summary>
    public SearchTrial Preset => Trials.First(t => t.Number == 0);

    /// <summary>The options of the best candidate, ready to train with.</summary>
    public required ActionPredictorOptions BestOptions { get; init; }

    /// <summary>
    /// The honest score. The best of n noisy scores is too good by about the standard error times sqrt(2 ln n); these bars had no part
    /// in the choice. Null where no bars were held out.
    /// </summary>
    public required SearchHeldOut? HeldOut { get; init; }

    /// <summary>Models that were trained.</summary>
    public required int Trainings { get; init; }
}
