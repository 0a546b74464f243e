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
        var contains = new Option<string?>("--contains") { Description = "Only models whose name contains this." };
        var stage = new Option<ModelStage?>("--stage") { Description = "Only versions of this stage: None, Staging, Production, Archived." };
        var tags = Tags.Option("Only what has this tag, as name=value; may be given several times.");
        var metric = new Option<string?>("--metric") { Description = "Only versions with this metric, within --at-least and --at-most." };
        var atLeast = Numbers.Real("--at-least", "Lowest value of --metric,", -1e9, 1e9, double.NegativeInfinity);
        var atMost = Numbers.Real("--at-most", "Highest value of --metric,", -1e9, 1e9, double.PositiveInfinity);
        var since = new Option<DateTimeOffset?>("--since") { Description = "Only versions registered at this time or later, such as 2026-03-01." };
        var deleted = new Option<bool>("--deleted") { Description = "Deleted ones too." };
        var limit = Numbers.Whole("--limit", "How many at most,", 1, 100_000, 100);
        var page = new Option<string?>("--page") { Description = "Goes on where a list stopped: the token that it told." };
        var location = RegistryAccess.Location();
        var json = Arguments.Json();
        return new Command("list", "Lists models, or the versions of one, newest first.")
        {
            name, contains, stage, tags, metric, atLeast, atMost, since, deleted, limit, page, location, json,
        }.Runs(async (parsed, cancellation) =>
        {
            var (most, asJson, wanted) = (parsed.GetValue(limit), parsed.GetValue(json), Tags.Read(parsed.GetValue(tags)!));
            await RegistryAccess.UseAsync(parsed.GetValue(location), async registry =>
            {
                string? next;
                if (parsed.GetValue(name) is { } model)
                {
                    var query = new VersionQuery
                    {
                        Stage = parsed.GetValue(stage),
                        Tags = wanted,
                        Metric = parsed.GetValue(metric) is { } measured ? new(measured, parsed.GetValue(atLeast), parsed.GetValue(atMost)) : null,
                        CreatedFrom = parsed.GetValue(since),
                        IncludeDeleted = parsed.GetValue(deleted),
                        PageToken = parsed.GetValue(page),
                    };
                    (var versions, next) = await PagesAsync(query.PageToken, (size, token) => registry.ListVersionsAsync(model, query with { PageSize = size, PageToken = token }, cancellation), most).ConfigureAwait(false);
                    Print(versions, asJson);
                }
                else
                {
                    var query = new ModelQuery { NameContains = parsed.GetValue(contains), Tags = wanted, IncludeDeleted = parsed.GetValue(deleted), PageToken = parsed.GetValue(page) };
                    (var models, next) = await PagesAsync(query.PageToken, (size, token) => registry.ListModelsAsync(query with { PageSize = size, PageToken = token }, cancellation), most).ConfigureAwait(false);
                    Print(models, asJson);
                }
                if (next is not null)
                    Screen.Say($"there are more: --page {next}");
            }).ConfigureAwait(false);
            return ExitCode.Ok;
        });
    }

    private static async Task<(List<T> Items, string? Next)> PagesAsync<T>(string? token, Func<int, string?, Task<Page<T>>> read, int most)
    {
        var all = new List<T>();
        do
        {
            var page = await read(Math.Min(most - all.Count, 1_000), token).ConfigureAwait(false);
            all.AddRange(page.Items);
            token = page.NextPageToken;
        }
        while (token is not null && all.Count < most);
        return (all, token);
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
            Screen.Say("no model fits; the first one is made by: marketmaster models register NAME model.mmaf");
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
        if (versions.Count == 0)
        {
            Screen.Say("no version fits");
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
