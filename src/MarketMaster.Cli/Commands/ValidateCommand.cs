using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>marketmaster validate: judges the quality of bars.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var bars = Arguments.Bars();
        var json = Arguments.Json();
        return new Command("validate", "Judges bars: missing values, impossible prices, duplicates, gaps, splits, bad prints. Exit code 1 where errors are found.")
        {
            bars, json,
        }.Runs(async (parsed, cancellation) =>
        {
            var report = new BarValidator().Validate(await BarFile.ReadAsync(parsed.GetValue(bars)!, BarChecks.None, cancellation).ConfigureAwait(false));
            if (parsed.GetValue(json))
                Screen.Print(report.ToJson());
            else
                Print(report);
            return report.IsValid ? ExitCode.Ok : ExitCode.Failed;
        });
    }

    private static void Print(BarValidationReport report)
    {
        Screen.Print(string.Create(
            CultureInfo.InvariantCulture, $"{report.Bars}: {report.Status}, quality {report.Quality.Score:0.0} of 100"));
        if (report.Issues.Count == 0)
            return;
        var table = new Table().Border(TableBorder.Rounded).AddColumns("check", "severity", "count", "first");
        foreach (var issue in report.Issues)
        {
            table.AddRow(
                issue.Defect.ToName(), issue.Severity.ToString(), issue.Count.ToString("N0", CultureInfo.InvariantCulture),
                issue.FirstTime.ToString("u", CultureInfo.InvariantCulture));
        }
        Screen.Print(table);
    }
}
