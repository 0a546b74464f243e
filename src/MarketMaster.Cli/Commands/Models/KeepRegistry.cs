using System.CommandLine;
using System.Globalization;
using MarketMaster.Registry;
using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>marketmaster models history, collect, verify: what a registry in a folder keeps, removes and checks.</summary>
internal static class KeepRegistry
{
    public static Command History()
    {
        var name = new Argument<string?>("name") { Description = "Name of a model; all where left out.", Arity = ArgumentArity.ZeroOrOne };
        var alias = new Option<string?>("--alias") { Description = "Only the history of this alias of the model." };
        var limit = Numbers.Whole("--limit", "How many entries at most,", 1, 10_000, 1_000);
        var location = RegistryAccess.Location();
        var json = Arguments.Json();
        return new Command("history", "The audit log: who changed what, when and why.") { name, alias, limit, location, json }.Runs(async (parsed, cancellation) =>
        {
            using var registry = RegistryAccess.OpenFolder(parsed.GetValue(location), "tell its history");
            var changes = await registry.ReadChangesAsync(new() { Model = parsed.GetValue(name), Alias = parsed.GetValue(alias), Limit = parsed.GetValue(limit) }, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                ModelsJson.Print(changes, ModelsJson.Default.IReadOnlyListRegistryChange);
                return ExitCode.Ok;
            }
            var table = new Table().Border(TableBorder.Rounded).AddColumns("", "time", "who", "what", "model", "from", "to", "why");
            foreach (var change in changes)
            {
                table.AddRow([.. ((string[])[
                    change.Sequence.ToString(CultureInfo.InvariantCulture), change.At.ToString("u", CultureInfo.InvariantCulture), change.Actor, change.Action.ToString(),
                    change.Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"{change.Model}/{version}") : change.Model, Short(change.Before), Short(change.After), change.Reason]).Select(Markup.Escape)]);
            }
            Screen.Print(table);
            return ExitCode.Ok;
        });
    }

    public static Command Collect()
    {
        var days = Numbers.Whole("--grace-days", "How long deleted versions can still be restored,", 0, 36_500, 30);
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would go." };
        var reason = RegistryAccess.Reason();
        var location = RegistryAccess.Location();
        var json = Arguments.Json();
        return new Command("collect", "Removes for good what was deleted long ago, and files that nothing refers to.") { days, dryRun, reason, location, json }.Runs(async (parsed, cancellation) =>
        {
            using var registry = RegistryAccess.OpenFolder(parsed.GetValue(location), "collect garbage");
            var done = await registry.CollectGarbageAsync(TimeSpan.FromDays(parsed.GetValue(days)), parsed.GetValue(dryRun), RegistryAccess.Note(parsed.GetValue(reason)), cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
                ModelsJson.Print(new([.. done.Versions.Select(v => v.ToString())], done.Files, done.Bytes, done.IsDryRun), ModelsJson.Default.CollectedGarbage);
            else
                Screen.Print(string.Create(CultureInfo.InvariantCulture, $"{(done.IsDryRun ? "would remove" : "removed")} {done.Versions.Count} versions, {done.Files} files, {done.Bytes:N0} bytes"));
            foreach (var version in parsed.GetValue(json) ? [] : done.Versions)
                Screen.Print(version.ToString());
            return ExitCode.Ok;
        });
    }

    public static Command Verify()
    {
        var location = RegistryAccess.Location();
        var json = Arguments.Json();
        return new Command("verify", "Checks every record, every file and the history; exit code 1 where something is wrong.") { location, json }.Runs(async (parsed, cancellation) =>
        {
            using var registry = RegistryAccess.OpenFolder(parsed.GetValue(location), "verify itself");
            var found = await registry.VerifyAsync(cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
                ModelsJson.Print(found, ModelsJson.Default.RegistryVerification);
            else
                Screen.Print(string.Create(CultureInfo.InvariantCulture, $"{found.Models} models, {found.Versions} versions, {found.Files} files, {found.Changes} changes: {(found.IsSound ? "sound" : $"{found.Problems.Count} problems")}"));
            foreach (var problem in found.Problems)
                Screen.Say(problem);
            return found.IsSound ? ExitCode.Ok : ExitCode.Failed;
        });
    }

    // digests are told in full by --json
    public static string Short(string text) => text.Length > 40 ? text[..12] + "…" : text;
}
