namespace MarketMaster.Monitoring;

/// <summary>Something that is wrong with the current rows.</summary>
/// <param name="Check">What was looked for.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Column">Name of the column; null where all are concerned.</param>
/// <param name="Count">Rows concerned.</param>
/// <param name="Share">Share of the rows concerned, 0 to 1.</param>
/// <param name="Message">What it is, in a few words with numbers.</param>
public sealed record QualityIssue(QualityCheck Check, DefectSeverity Severity, string? Column, long Count, double Share, string Message);
