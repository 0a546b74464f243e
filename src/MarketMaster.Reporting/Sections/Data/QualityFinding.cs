namespace MarketMaster.Reporting;

/// <summary>What one check found wrong with data.</summary>
/// <param name="Check">Name of the check, such as <c>split_suspect</c>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Count">Rows concerned.</param>
/// <param name="FirstTime">Time of the first such row, UTC; null where the finding has no time.</param>
/// <param name="Message">One sentence.</param>
public sealed record QualityFinding(string Check, FindingSeverity Severity, long Count, DateTime? FirstTime, string Message);
