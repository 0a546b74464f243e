using System.CommandLine;
using System.Globalization;
using MarketMaster.Monitoring;
using MarketMaster.Prediction;
using MarketMaster.Reporting;
using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>marketmaster monitor: current data against a reference.</summary>
internal static class MonitorCommand
{
    public static Command Create()
    {
        var reference = new Option<string>("--reference") { Description = "Reference: bars or a table of features (.csv, .json, .parquet), or a profile saved by --save-reference (.mmrp).", Required = true };
        var current = new Option<string?>("--current") { Description = "Current data: bars or a table, as the reference." };
        var features = Arguments.Features();
        var alpha = Numbers.Real("--alpha", "Level of the drift report, all columns together,", 1e-9, 0.5, 0.05);
        var name = new Option<string>("--model-name") { Description = "Name of the model in the report.", DefaultValueFactory = _ => "model" };
        var report = new Option<string?>("--report") { Description = "HTML report to write." };
        var save = new Option<string?>("--save-reference") { Description = "Profile of the reference to write, .mmrp: reading it is much faster than reading the data again." };
        var json = Arguments.Json();
        return new Command("monitor", "Judges data quality and drift of current data against a reference. Exit code 1 where something is to be looked at.")
        {
            reference, current, features, alpha, name, report, save, json,
        }.Runs(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(current) is null && parsed.GetValue(save) is null)
            {
                Screen.Say("error: nothing to do: give --current, --save-reference or both");
                return ExitCode.BadUsage;
            }
            var (page, profileFile) = (parsed.GetValue(report), parsed.GetValue(save));
            foreach (var file in new[] { page, profileFile }.OfType<string>())
                OutputFile.Require(file);
            var family = FeatureFamilies.Parse(parsed.GetValue(features)!);
            var profile = await MonitoredData.ReadReferenceAsync(parsed.GetValue(reference)!, family, cancellation).ConfigureAwait(false);
            if (profileFile is not null)
            {
                profile.Save(profileFile);
                Screen.Say($"{profile} -> {profileFile}");
            }
            if (parsed.GetValue(current) is not { } currentFile)
                return ExitCode.Ok;
            var rows = await MonitoredData.ReadAsync(currentFile, family, cancellation).ConfigureAwait(false);
            var monitor = new ComprehensiveMonitor(profile, parsed.GetValue(name)!, new() { Drift = new() { Alpha = parsed.GetValue(alpha) } });
            var result = monitor.Run(rows);
            if (page is not null)
            {
                await MonitoringPage.Create(result).SaveAsync(page, cancellation).ConfigureAwait(false);
                Screen.Say($"report -> {page}");
            }
            if (parsed.GetValue(json))
                Screen.Print(result.ToJson());
            else
                Print(result);
            return result.Status == MonitoringStatus.Healthy ? ExitCode.Ok : ExitCode.Failed;
        });
    }

    private static void Print(MonitoringReport report)
    {
        var (quality, drift) = (report.Quality!, report.Drift!);
        Screen.Print(string.Create(CultureInfo.InvariantCulture, $"{report.Status}: quality {100 * quality.Score:0.0} of 100, {drift.DriftedColumns} of {drift.Columns.Count} columns drifted ({drift.CurrentRows:N0} rows against {drift.ReferenceRows:N0})"));
        foreach (var issue in quality.Issues)
            Screen.Print($"{issue.Severity.ToString().ToLowerInvariant()}: {issue.Column ?? "rows"}: {issue.Message}");
        var table = new Table().Border(TableBorder.Rounded).AddColumns("column", "decision", "adjusted p", "effect", "noise", "mean then", "mean now", "independent rows");
        foreach (var c in drift.Columns.OrderByDescending(c => c.IsDrifted).ThenByDescending(c => c.Effect))
        {
            table.AddRow(
                Markup.Escape(c.Name), c.DescribeDecision(), Text(c.AdjustedPValue, "0.0000"), Text(c.Effect, "0.00"), Text(c.NoiseFloor, "0.00"), Text(c.ReferenceMean, "G5"),
                Text(c.CurrentMean, "G5"), Text(Math.Min(c.EffectiveReferenceRows, c.EffectiveCurrentRows), "N0"));
        }
        Screen.Print(table);
        if (drift.Multivariate is { LargestChange: { } change } m)
            Screen.Print(string.Create(CultureInfo.InvariantCulture, $"correlations {(m.IsCorrelationDrifted ? "drifted" : "stable")}: {change.First} and {change.Second} {change.Reference:0.00}, now {change.Current:0.00}; reconstruction {(m.IsReconstructionDrifted ? "drifted" : "stable")}"));
    }

    private static string Text(double value, string format) => double.IsNaN(value) ? "n/a" : value.ToString(format, CultureInfo.InvariantCulture);
}
