using System.CommandLine;
using System.Globalization;
using MarketMaster.Registry;
using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>marketmaster models compare: what differs between two versions.</summary>
internal static class CompareModels
{
    public static Command Create()
    {
        var baseline = RegistryAccess.Reference("baseline");
        var candidate = RegistryAccess.Reference("candidate");
        var location = RegistryAccess.Location();
        var json = Arguments.Json();
        return new Command("compare", "Compares metrics, parameters and inputs of two versions.") { baseline, candidate, location, json }.Runs(async (parsed, cancellation) =>
        {
            var (first, second) = (ModelReference.Parse(parsed.GetValue(baseline)!), ModelReference.Parse(parsed.GetValue(candidate)!));
            await RegistryAccess.UseAsync(parsed.GetValue(location), async registry =>
            {
                var comparison = await registry.CompareAsync(first, second, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json))
                    ModelsJson.Print(comparison, ModelsJson.Default.VersionComparison);
                else
                    Print(comparison);
            }).ConfigureAwait(false);
            return ExitCode.Ok;
        });
    }

    private static void Print(VersionComparison comparison)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("", Markup.Escape(comparison.Baseline.ToString()), Markup.Escape(comparison.Candidate.ToString()), "");
        foreach (var metric in comparison.Metrics)
            table.AddRow(Markup.Escape(metric.Name), Value(metric.Baseline), Value(metric.Candidate), metric.Better switch { true => "better", false => "worse", null => "" });
        foreach (var value in comparison.Parameters.Concat(comparison.Signature))
            table.AddRow(Markup.Escape(value.Name), Markup.Escape(value.Baseline ?? "–"), Markup.Escape(value.Candidate ?? "–"), "differs");
        table.AddRow("files", "", "", comparison.SameArtifacts ? "the same bytes" : "differ");
        Screen.Print(table);
    }

    private static string Value(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "–";
}
