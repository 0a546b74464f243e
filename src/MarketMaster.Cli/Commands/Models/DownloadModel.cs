using System.CommandLine;
using System.Globalization;
using MarketMaster.Registry;

namespace MarketMaster.Cli;

/// <summary>marketmaster models download: the checked files of a version.</summary>
internal static class DownloadModel
{
    public static Command Create()
    {
        var reference = RegistryAccess.Reference();
        var output = Arguments.Output("Folder to write the files into; it is made where it is missing.");
        var location = RegistryAccess.Location();
        return new Command("download", "Writes the files of a version into a folder, each checked against its SHA-256.") { reference, output, location }.Runs(async (parsed, cancellation) =>
        {
            var (chosen, folder) = (ModelReference.Parse(parsed.GetValue(reference)!), parsed.GetValue(output)!);
            await RegistryAccess.UseAsync(parsed.GetValue(location), async registry =>
            {
                var loaded = await registry.LoadAsync(chosen, cancellation).ConfigureAwait(false);
                loaded.WriteTo(folder);
                Screen.Print(string.Create(CultureInfo.InvariantCulture, $"{loaded.Version}: {loaded.Contents.Count} files, {loaded.Contents.Values.Sum(c => (long)c.Length):N0} bytes -> {folder}"));
            }).ConfigureAwait(false);
            return ExitCode.Ok;
        });
    }
}
