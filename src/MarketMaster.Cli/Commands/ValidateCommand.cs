using System.CommandLine;
using System.Globalization;
using MarketMaster.DataGen;
using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>marketmaster validate: judges the quality of bars.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var bars = Arguments.Bars();
        var facts = new Option<string?>("--facts") { Description = $"Instead the stylised facts beside the bands of an asset class: {string.Join(", ", AssetClassNames.All)}." };
        var json = Arguments.Json();
        return new Command("validate", "Judges bars: missing values, impossible prices, duplicates, gaps, splits, bad prints. Exit code 1 where errors are found.")
        {
            bars, facts, json,
        }.Runs(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(facts) is { } assetClass)
            {
                var measured = StylisedFactReport.Measure(await BarFile.ReadAsync(parsed.GetValue(bars)!, BarChecks.All, cancellation).ConfigureAwait(false), AssetClassNames.Parse(assetClass));
                Screen.Print(parsed.GetValue(json) ? measured.ToJson() : measured.ToString().TrimEnd());
                return ExitCode.Ok;
            }
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
