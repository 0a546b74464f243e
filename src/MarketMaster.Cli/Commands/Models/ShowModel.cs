using System.CommandLine;
using System.Globalization;
using MarketMaster.Registry;
using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>marketmaster models show: all that is known of a version.</summary>
internal static class ShowModel
{
    public static Command Create()
    {
        var reference = RegistryAccess.Reference();
        var location = RegistryAccess.Location();
        var json = Arguments.Json();
        return new Command("show", "Shows all that is known of a version.") { reference, location, json }.Runs(async (parsed, cancellation) =>
        {
            var chosen = ModelReference.Parse(parsed.GetValue(reference)!);
            await RegistryAccess.UseAsync(parsed.GetValue(location), async registry => Print(await registry.GetVersionAsync(chosen, cancellation).ConfigureAwait(false), parsed.GetValue(json))).ConfigureAwait(false);
            return ExitCode.Ok;
        });
    }

    public static void Print(ModelVersion version, bool json)
    {
        if (json)
        {
            ModelsJson.Print(version, ModelsJson.Default.ModelVersion);
            return;
        }
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        Row("version", version.ToString());
        Row("aliases", string.Join(", ", version.Aliases));
        Row("description", version.Description);
        Row("registered", $"{version.CreatedAt.ToString("u", CultureInfo.InvariantCulture)} by {version.CreatedBy}");
        Row("metrics", Lines(version.Metrics.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Name} {m.Value:0.######}"))));
        Row("parameters", Lines(version.Parameters.Select(p => $"{p.Key} {p.Value}")));
        Row("tags", Lines(version.Tags.Select(t => $"{t.Key} {t.Value}")));
        Row("inputs", string.Join(", ", version.Signature?.Inputs.Select(c => c.Name) ?? []));
        Row("lineage", Lines(Lineage(version.Lineage)));
        Row("files", Lines(version.Artifacts.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Path} {a.Size:N0} bytes {a.Sha256}"))));
        Screen.Print(table);

        void Row(string name, string value)
        {
            if (value.Length > 0)
                table.AddRow(name, Markup.Escape(value));
        }
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static IEnumerable<string> Lineage(ModelLineage lineage)
    {
        if (lineage.DataDigest is { } data)
            yield return $"data {data}";
        if (lineage.CodeVersion is { } code)
            yield return $"code {code}";
        if (lineage.ParentVersion is { } parent)
            yield return string.Create(CultureInfo.InvariantCulture, $"parent version {parent}");
        if (lineage.Seed is { } seed)
            yield return string.Create(CultureInfo.InvariantCulture, $"seed {seed}");
        if (lineage.RunId is { } run)
            yield return $"run {run}";
    }
}
