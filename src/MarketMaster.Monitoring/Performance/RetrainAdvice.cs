namespace MarketMaster.Monitoring;

/// <summary>Whether to train the model anew, and why.</summary>
/// <param name="ModelName">Name of the model.</param>
/// <param name="Timestamp">When it was judged.</param>
/// <param name="Reasons">The reasons, each with value and threshold; empty where nothing is advised.</param>
/// <param name="IsCertain">Whether a reason holds beyond chance: the whole band lies below a threshold, or the model is too old.</param>
public sealed record RetrainAdvice(string ModelName, DateTimeOffset Timestamp, IReadOnlyList<string> Reasons, bool IsCertain)
{
    /// <summary>Whether retraining is advised.</summary>
    public bool IsAdvised => Reasons.Count > 0;
}
