using System.CommandLine;
using System.Globalization;
using MarketMaster.DataGen;
using MarketMaster.Reporting;
using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>marketmaster validate: judges the quality of bars.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var bars = Arguments.Bars();
        var facts = new Option<string?>("--facts") { Description = $"Instead the stylised facts beside the bands of an asset class: {string.Join(", ", AssetClassNames.All)}." };
        var page = new Option<string?>("--report") { Description = "HTML file to write as well: price chart, data quality and, with --facts, the stylised facts." };
        var json = Arguments.Json();
        return new Command("validate", "Judges bars: missing values, impossible prices, duplicates, gaps, splits, bad prints. Exit code 1 where errors are found.")
        {
            bars, facts, page, json,
        }.Runs(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(page) is { } path ? OutputFile.Require(path) : null;
            var checks = parsed.GetValue(facts) is null ? BarChecks.None : BarChecks.All;
            var series = await BarFile.ReadAsync(parsed.GetValue(bars)!, checks, cancellation).ConfigureAwait(false);
            var quality = new BarValidator().Validate(series);
            if (parsed.GetValue(facts) is not { } assetClass)
            {
                if (file is not null)
                    await Save(file, series, quality, null, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json))
                    Screen.Print(quality.ToJson());
                else
                    Print(quality);
                return quality.IsValid ? ExitCode.Ok : ExitCode.Failed;
            }
            var measured = StylisedFactReport.Measure(series, AssetClassNames.Parse(assetClass));
            if (file is not null)
                await Save(file, series, quality, measured, cancellation).ConfigureAwait(false);
            Screen.Print(parsed.GetValue(json) ? measured.ToJson() : measured.ToString().TrimEnd());
            return ExitCode.Ok;
        });
    }

    // bars with faults may be impossible to draw: the card that names them stands all the same
    private static async Task Save(string file, BarSeries bars, BarValidationReport quality, StylisedFactReport? facts, CancellationToken cancellation)
    {
        var name = Path.GetFileName(bars.Source) ?? "bars";
        var report = new HtmlReport($"{name}: {quality.Status}") { Subtitle = quality.Bars.ToString() };
        report.AddFact("Bars", bars.Count.ToString("N0", CultureInfo.InvariantCulture));
        report.AddFact("Data quality", quality.Quality.Score.ToString("0.0", CultureInfo.InvariantCulture), quality.Status.ToString());
        if (facts is not null)
            report.AddFact("Stylised facts", string.Create(CultureInfo.InvariantCulture, $"{facts.Checks.Count(c => c.Passed == true)} of {facts.Checks.Count(c => c.Passed is not null)}"), "in the bands of real series");
        if (IsDrawable(bars))
            report.Add(new PriceChart(bars) { Title = "Price" });
        report.Add(DataQualityCard.Of(quality));
        if (facts is not null)
            report.Add(new StylisedFactCard(facts));
        await report.SaveAsync(file, cancellation).ConfigureAwait(false);
        Screen.Say($"report -> {file}");
    }

    private static bool IsDrawable(BarSeries bars)
    {
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            if (!double.IsFinite(bar.Open + bar.High + bar.Low + bar.Close) || (i > 0 && bar.Time <= bars.Time[i - 1]))
                return false;
        }
        return true;
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
