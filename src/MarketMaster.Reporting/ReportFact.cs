namespace MarketMaster.Reporting;

/// <summary>A named figure of a report.</summary>
/// <param name="Name">What it is, in a word or two.</param>
/// <param name="Value">The figure, formatted.</param>
/// <param name="Note">A few small words below it, or null.</param>
public sealed record ReportFact(string Name, string Value, string? Note = null);
