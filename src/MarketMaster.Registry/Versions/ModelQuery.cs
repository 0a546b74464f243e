namespace MarketMaster.Registry;

/// <summary>Which models to list, in the order of their names.</summary>
public sealed record ModelQuery
{
    internal const int LargestPage = 1_000;

    /// <summary>Only names that contain this text, whatever its case; null for all.</summary>
    public string? NameContains { get; init; }

    /// <summary>Only models with these tags, each with this value.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether deleted models are listed too. Default no.</summary>
    public bool IncludeDeleted { get; init; }

    /// <summary>Models a page, 1 to 1,000. Default 100.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>The token of the page before; null for the first page.</summary>
    public string? PageToken { get; init; }

    internal static int RequirePageSize(int size) => size is >= 1 and <= LargestPage
        ? size
        : throw new ArgumentOutOfRangeException(nameof(size), size, $"a page has 1 to {LargestPage} entries");
}
