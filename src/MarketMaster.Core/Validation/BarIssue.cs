using System.Globalization;

namespace MarketMaster;

/// <summary>All findings of one kind.</summary>
/// <param name="Defect">What was found.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Rows">0-based rows in file order, ascending; empty for missing bars, which have no row.</param>
/// <param name="Count">Number of findings: rows, or missing bars.</param>
/// <param name="FirstTime">Time of the first finding, UTC.</param>
public sealed record BarIssue(BarDefect Defect, DefectSeverity Severity, IReadOnlyList<int> Rows, int Count, DateTime FirstTime)
{
    /// <summary>One line: <c>high_below_low (critical): 2 rows, first row 20 (2024-07-01T13:50:00Z): high is below low</c>.</summary>
    public override string ToString()
    {
        var what = Rows.Count > 0 ? "row" : "bar";
        var first = Rows.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"row {Rows[0]} ({TimeText.Format(FirstTime)})") : TimeText.Format(FirstTime);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Defect.ToName()} ({JsonNames.Of(Severity)}): {Count} {what}{(Count == 1 ? "" : "s")}, first {first}: {Defect.Meaning()}");
    }
}
