namespace MarketMaster.Monitoring;

/// <summary>How a stream of rows is watched.</summary>
public sealed class MonitorStreamOptions
{
    /// <summary>Rows of a window, 50 to 1,000,000; 500 by default.</summary>
    public int WindowRows { get; set; } = 500;

    /// <summary>Rows from report to report, 1 to <see cref="WindowRows"/>; 500 by default, so that windows do not overlap.</summary>
    public int Stride { get; set; } = 500;

    /// <summary>Rows that wait at most, 1 to 10,000,000; 10,000 by default. The oldest are dropped first.</summary>
    public int QueueRows { get; set; } = 10_000;

    /// <summary>Whether a streaming detector (ADWIN) watches each column; true by default.</summary>
    public bool UseDetectors { get; set; } = true;

    /// <summary>Chance of a false alarm at a cut of the detectors, above 0, below 1; 1e-5 by default.</summary>
    public double DetectorDelta { get; set; } = 1e-5;
}
