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
        var target = RegistryAccess.ReferenceOrName();
        var location = RegistryAccess.Location();
        var json = Arguments.Json();
        return new Command("show", "Shows all that is known of a version, or of a model where only its name is given.") { target, location, json }.Runs(async (parsed, cancellation) =>
        {
            var (text, asJson) = (parsed.GetValue(target)!, parsed.GetValue(json));
            await RegistryAccess.UseAsync(parsed.GetValue(location), async registry =>
            {
                if (RegistryAccess.IsName(text))
                    Print(await registry.GetModelAsync(text, cancellation).ConfigureAwait(false), asJson);
                else
                    Print(await registry.GetVersionAsync(ModelReference.Parse(text), cancellation).ConfigureAwait(false), asJson);
            }).ConfigureAwait(false);
            return ExitCode.Ok;
        });
    }

    private static void Print(RegisteredModel model, bool json)
    {
        if (json)
        {
            ModelsJson.Print(model, ModelsJson.Default.RegisteredModel);
            return;
        }
        Print(
            ("model", model.Name), ("description", model.Description), ("tags", Lines(model.Tags.Select(t => $"{t.Key} {t.Value}"))),
            ("latest", Number(model.LatestVersion)), ("staging", Number(model.StagingVersion)), ("production", Number(model.ProductionVersion)),
            ("aliases", Lines(model.Aliases.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key} → {a.Value}")))),
            ("registered", model.CreatedAt.ToString("u", CultureInfo.InvariantCulture)), ("changed", model.UpdatedAt.ToString("u", CultureInfo.InvariantCulture)));
    }

    private static void Print(ModelVersion version, bool json)
    {
        if (json)
        {
            ModelsJson.Print(version, ModelsJson.Default.ModelVersion);
            return;
        }
        Print(
            ("version", version.ToString()), ("aliases", string.Join(", ", version.Aliases)), ("description", version.Description),
            ("registered", $"{version.CreatedAt.ToString("u", CultureInfo.InvariantCulture)} by {version.CreatedBy}"),
            ("metrics", Lines(version.Metrics.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Name} {m.Value:0.######}")))),
            ("parameters", Lines(version.Parameters.Select(p => $"{p.Key} {p.Value}"))), ("tags", Lines(version.Tags.Select(t => $"{t.Key} {t.Value}"))),
            ("inputs", string.Join(", ", version.Signature?.Inputs.Select(c => c.Name) ?? [])), ("lineage", Lines(Lineage(version.Lineage))),
            ("files", Lines(version.Artifacts.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Path} {a.Size:N0} bytes {a.Sha256}")))));
    }

    private static void Print(params ReadOnlySpan<(string Name, string Value)> rows)
    {
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        foreach (var (name, value) in rows)
        {
            if (value.Length > 0)
                table.AddRow(name, Markup.Escape(value));
        }
        Screen.Print(table);
    }

    private static string Number(int? version) => version?.ToString(CultureInfo.InvariantCulture) ?? "";

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
