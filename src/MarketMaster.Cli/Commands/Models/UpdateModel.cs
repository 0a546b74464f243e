using System.CommandLine;
using MarketMaster.Registry;

namespace MarketMaster.Cli;

/// <summary>marketmaster models update: description and tags of a version or of a model.</summary>
internal static class UpdateModel
{
    public static Command Create()
    {
        var target = RegistryAccess.ReferenceOrName();
        var description = new Option<string?>("--description") { Description = "The new description." };
        var tags = Tags.Option("A tag to set, as name=value; may be given several times.");
        var removed = new Option<string[]>("--remove-tag") { Description = "Name of a tag to remove; may be given several times.", DefaultValueFactory = _ => [] };
        var reason = RegistryAccess.Reason();
        var location = RegistryAccess.Location();
        return new Command("update", "Changes description and tags of a version, or of a model where only its name is given.") { target, description, tags, removed, reason, location }.Runs(async (parsed, cancellation) =>
        {
            var update = new MetadataUpdate { Description = parsed.GetValue(description), SetTags = Tags.Read(parsed.GetValue(tags)!), RemoveTags = parsed.GetValue(removed)! };
            if (update is { Description: null, SetTags.Count: 0, RemoveTags.Count: 0 })
                throw new FormatException("nothing to change: give --description, --tag or --remove-tag");
            var (text, note) = (parsed.GetValue(target)!, RegistryAccess.Note(parsed.GetValue(reason)));
            await RegistryAccess.UseAsync(parsed.GetValue(location), async registry =>
            {
                if (RegistryAccess.IsName(text))
                {
                    Screen.Print($"updated {(await registry.UpdateModelAsync(text, update, note, cancellation).ConfigureAwait(false)).Name}");
                    return;
                }
                var version = await registry.GetVersionAsync(ModelReference.Parse(text), cancellation).ConfigureAwait(false);
                Screen.Print($"updated {(await registry.UpdateVersionAsync(version.Name, version.Version, update, note, cancellation).ConfigureAwait(false)).Reference}");
            }).ConfigureAwait(false);
            return ExitCode.Ok;
        });
    }
}
