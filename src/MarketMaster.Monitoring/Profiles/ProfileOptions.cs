namespace MarketMaster.Monitoring;

/// <summary>What a <see cref="ReferenceProfile"/> keeps of the reference rows.</summary>
public sealed record ProfileOptions
{
    /// <summary>Most values kept of a column, 100 to 10,000,000; 100,000 by default. Longer columns keep evenly spaced order statistics.</summary>
    public int SampleCapacity { get; init => field = Limits.Within(value, 100, 10_000_000, nameof(SampleCapacity)); } = 100_000;

    /// <summary>Most rows kept whole, for correlations and the reconstruction error, 100 to 100,000; 5,000 by default.</summary>
    public int RowCapacity { get; init => field = Limits.Within(value, 100, 100_000, nameof(RowCapacity)); } = 5_000;

    /// <summary>Columns to take as categories whatever their values; other columns are categories where they hold at most ten whole numbers.</summary>
    public IReadOnlyCollection<string> Categorical { get; init; } = [];

    /// <summary>What rows are told apart by, so that like is compared with like; nothing by default.</summary>
    public ProfileCondition Condition { get; init; } = ProfileCondition.None;
}
