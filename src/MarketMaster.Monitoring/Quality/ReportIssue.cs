namespace MarketMaster.Monitoring;

/// <summary>Takes a finding of a check.</summary>
internal delegate void ReportIssue(QualityCheck check, DefectSeverity severity, string? column, long count, double share, string message);
