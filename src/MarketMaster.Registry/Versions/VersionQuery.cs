namespace MarketMaster.Registry;

/// <summary>Which versions of a model to list, newest first.</summary>
public sealed record VersionQuery
{
    /// <summary>Only versions of this stage; null for all.</summary>
    public ModelStage? Stage { get; init; }

    /// <summary>Only versions with these tags, each with this value.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Only versions with this metric in this range; null for all.</summary>
    public MetricRange? Metric { get; init; }

    /// <summary>Only versions registered at this time or later; null for all.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Whether deleted versions are listed too. Default no.</summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>Versions a page, 1 to 1,000. Default 100.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>The token of the page before; null for the first page.</summary>
    public string? PageToken { get; init; }
}
