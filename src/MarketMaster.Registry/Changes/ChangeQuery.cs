namespace MarketMaster.Registry;

/// <summary>Which entries of the audit log to read, oldest first.</summary>
public sealed record ChangeQuery
{
    /// <summary>Only entries about this model; null for all.</summary>
    public string? Model { get; init; }

    /// <summary>Only entries about this version of the model; null for all.</summary>
    public int? Version { get; init; }

    /// <summary>Only entries about this alias of the model: its history; null for all.</summary>
    public string? Alias { get; init; }

    /// <summary>Only entries after this number. Default 0: from the beginning.</summary>
    public long AfterSequence { get; init; }

    /// <summary>At most so many entries, 1 to 10,000. Default 1,000.</summary>
    public int Limit { get; init; } = 1_000;
}
