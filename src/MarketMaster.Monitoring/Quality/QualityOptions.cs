namespace MarketMaster.Monitoring;

/// <summary>What counts as a defect of current rows.</summary>
public sealed record QualityOptions
{
    /// <summary>Share of missing values above that of the reference that is a warning, 0 to 1; 0.01 by default. Half of all is an error.</summary>
    public double MissingTolerance { get; init => field = Limits.Within(value, 0.0, 1.0, nameof(MissingTolerance)); } = 0.01;

    /// <summary>Values may lie outside the range of the reference by so many interquartile ranges, 0 to 1000; 3 by default.</summary>
    public double RangeTolerance { get; init => field = Limits.Within(value, 0.0, 1000.0, nameof(RangeTolerance)); } = 3;

    /// <summary>Rows with the same value one after the other that make a stale run, 3 to 100,000; 10 by default.</summary>
    public int StaleRows { get; init => field = Limits.Within(value, 3, 100_000, nameof(StaleRows)); } = 10;

    /// <summary>Age of the newest row that makes the feed stale; null (the default) does not look at it.</summary>
    public TimeSpan? MaximumAge { get; init; }
}
