namespace MarketMaster.Monitoring;

/// <summary>One row of a live stream.</summary>
/// <param name="Time">Time of the row, UTC.</param>
/// <param name="Values">The values in the order of the reference's columns; NaN for a missing one.</param>
public sealed record MonitoredRow(DateTime Time, ReadOnlyMemory<double> Values);
