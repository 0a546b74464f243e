namespace MarketMaster.Monitoring;

/// <summary>The rank correlation of two columns, then and now.</summary>
/// <param name="First">Name of a column.</param>
/// <param name="Second">Name of the other.</param>
/// <param name="Reference">Spearman's correlation in the reference, -1 to 1.</param>
/// <param name="Current">Spearman's correlation in the current rows.</param>
public sealed record CorrelationChange(string First, string Second, double Reference, double Current);
