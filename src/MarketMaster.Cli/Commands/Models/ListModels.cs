using System.CommandLine;
using System.Globalization;
using MarketMaster.Registry;
using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>marketmaster models list: the models of a registry, or the versions of one.</summary>
internal static class ListModels
{
    public static Command Create()
    {
        var name = new Argument<string?>("name") { Description = "Name of a model: lists its versions. All models where left out.", Arity = ArgumentArity.ZeroOrOne };
        var stage = new Option<ModelStage?>("--stage") { Description = "Only versions of this stage." };
        var deleted = new Option<bool>("--deleted") { Description = "Deleted ones too." };
        var limit = Numbers.Whole("--limit", "How many at most,", 1, 100_000, 100);
        var location = RegistryAccess.Location();
        var json = Arguments.Json();
        return new Command("list", "Lists models, or the versions of one, newest first.") { name, stage, deleted, limit, location, json }.Runs(async (parsed, cancellation) =>
        {
            var most = parsed.GetValue(limit);
            await RegistryAccess.UseAsync(parsed.GetValue(location), async registry =>
            {
                if (parsed.GetValue(name) is { } model)
                {
                    var query = new VersionQuery { Stage = parsed.GetValue(stage), IncludeDeleted = parsed.GetValue(deleted), PageSize = Math.Min(most, 1_000) };
                    Print(await PagesAsync(token => registry.ListVersionsAsync(model, query with { PageToken = token }, cancellation), most).ConfigureAwait(false), parsed.GetValue(json));
                    return;
                }
                var models = new ModelQuery { IncludeDeleted = parsed.GetValue(deleted), PageSize = Math.Min(most, 1_000) };
                Print(await PagesAsync(token => registry.ListModelsAsync(models with { PageToken = token }, cancellation), most).ConfigureAwait(false), parsed.GetValue(json));
            }).ConfigureAwait(false);
            return ExitCode.Ok;
        });
    }

    private static async Task<List<T>> PagesAsync<T>(Func<string?, Task<Page<T>>> read, int most)
    {
        var all = new List<T>();
        string? token = null;
        do
        {
            var page = await read(token).ConfigureAwait(false);
            all.AddRange(page.Items.Take(most - all.Count));
            token = page.NextPageToken;
        }
        while (token is not null && all.Count < most);
        return all;
    }

    private static void Print(List<RegisteredModel> models, bool json)
    {
        if (json)
        {
            ModelsJson.Print(models, ModelsJson.Default.IReadOnlyListRegisteredModel);
            return;
        }
        if (models.Count == 0)
        {
            Screen.Say("no models yet: marketmaster models register NAME model.mmaf");
            return;
        }
        var table = new Table().Border(TableBorder.Rounded).AddColumns("model", "latest", "staging", "production", "aliases", "changed");
        foreach (var model in models)
        {
            table.AddRow(
                Markup.Escape(model.Name + (model.DeletedAt is null ? "" : " (deleted)")), Number(model.LatestVersion), Number(model.StagingVersion), Number(model.ProductionVersion),
                Markup.Escape(string.Join(", ", model.Aliases.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key} → {a.Value}")))), Time(model.UpdatedAt));
        }
        Screen.Print(table);
    }

    private static void Print(List<ModelVersion> versions, bool json)
    {
        if (json)
        {
            ModelsJson.Print(versions, ModelsJson.Default.IReadOnlyListModelVersion);
            return;
        }
        var metrics = versions.SelectMany(v => v.Metrics).Select(m => m.Name).Where(m => m is "accuracy" or "f1_score" or "log_loss").Distinct(StringComparer.Ordinal).ToArray();
        var table = new Table().Border(TableBorder.Rounded).AddColumns(["version", "stage", "aliases", .. metrics, "registered", "description"]);
        foreach (var version in versions)
        {
            table.AddRow([
                Number(version.Version), version.DeletedAt is null ? version.Stage.ToString() : "deleted", Markup.Escape(string.Join(", ", version.Aliases)),
                .. metrics.Select(m => version.Metrics.FirstOrDefault(v => v.Name == m)?.Value.ToString("0.0000", CultureInfo.InvariantCulture) ?? ""),
                Time(version.CreatedAt), Markup.Escape(version.Description)]);
        }
        Screen.Print(table);
    }

    private static string Number(int? version) => version?.ToString(CultureInfo.InvariantCulture) ?? "–";

    private static string Time(DateTimeOffset time) => time.ToString("u", CultureInfo.InvariantCulture);
}
