using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MarketMaster.Registry;

namespace MarketMaster.Cli;

/// <summary>marketmaster models watch: every change as it happens, a line each.</summary>
internal static class WatchModels
{
    public static Command Create()
    {
        var after = new Option<long?>("--after") { Description = "Begin after this entry of the history (0: with the first one); with the next change where left out." };
        var location = RegistryAccess.Location();
        var json = new Option<bool>("--json") { Description = "Print each change as one line of JSON." };
        return new Command("watch", "Tells every change as it happens, those of other processes too, until Ctrl+C.") { after, location, json }.Runs(async (parsed, cancellation) =>
        {
            using var registry = RegistryAccess.OpenFolder(parsed.GetValue(location), "be watched");
            Screen.Say($"watching {registry.Folder}");
            try
            {
                await foreach (var change in registry.WatchAsync(parsed.GetValue(after), cancellation).ConfigureAwait(false))
                    Screen.Print(parsed.GetValue(json) ? JsonSerializer.Serialize(change, ChangeJson.Default.RegistryChange) : Line(change));
            }
            catch (OperationCanceledException)
            {
                // The ordinary end.
            }
            return ExitCode.Ok;
        });
    }

    private static string Line(RegistryChange change)
    {
        var target = change.Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"{change.Model}/{version}") : change.Model;
        var what = (change.Before, change.After) switch
        {
            ("", "") => "",
            ("", var now) => KeepRegistry.Short(now),
            (var then, "") => $"{KeepRegistry.Short(then)} -> nothing",
            var (then, now) => $"{KeepRegistry.Short(then)} -> {KeepRegistry.Short(now)}",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{change.Sequence} {change.At:u} {change.Actor} {change.Action} {target} {what} {change.Reason}").TrimEnd();
    }
}
