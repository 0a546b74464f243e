using System.CommandLine;
using MarketMaster.Registry;

namespace MarketMaster.Cli;

/// <summary>marketmaster models promote, alias, delete, restore.</summary>
internal static class ChangeModel
{
    public static Command Promote()
    {
        var reference = RegistryAccess.Reference();
        var stage = new Argument<ModelStage>("stage") { Description = "None, Staging, Production or Archived.", DefaultValueFactory = _ => ModelStage.Production };
        var reason = RegistryAccess.Reason();
        var location = RegistryAccess.Location();
        return new Command("promote", "Gives a version another stage; the one that was in production is archived.") { reference, stage, reason, location }.Runs((parsed, cancellation) =>
            ChangeAsync(parsed.GetValue(location), parsed.GetValue(reference)!, async (registry, version) =>
            {
                var after = await registry.TransitionStageAsync(version.Name, version.Version, parsed.GetValue(stage), RegistryAccess.Note(parsed.GetValue(reason)), cancellation).ConfigureAwait(false);
                return $"{after.Reference}: {version.Stage} -> {after.Stage}";
            }, cancellation));
    }

    public static Command Alias()
    {
        var reference = RegistryAccess.Reference();
        var alias = new Argument<string>("alias") { Description = "The alias, such as champion." };
        var remove = new Option<bool>("--remove") { Description = "Remove the alias instead." };
        var reason = RegistryAccess.Reason();
        var location = RegistryAccess.Location();
        return new Command("alias", "Points an alias to a version, or removes it.") { reference, alias, remove, reason, location }.Runs((parsed, cancellation) =>
            ChangeAsync(parsed.GetValue(location), parsed.GetValue(reference)!, async (registry, version) =>
            {
                var (name, note) = (parsed.GetValue(alias)!, RegistryAccess.Note(parsed.GetValue(reason)));
                if (parsed.GetValue(remove))
                    await registry.RemoveAliasAsync(version.Name, name, note, cancellation).ConfigureAwait(false);
                else
                    await registry.SetAliasAsync(version.Name, name, version.Version, note, cancellation).ConfigureAwait(false);
                return parsed.GetValue(remove) ? $"{version.Name}@{name} removed" : $"{version.Name}@{name} -> {version.Reference}";
            }, cancellation));
    }

    public static Command Delete()
    {
        var target = RegistryAccess.ReferenceOrName();
        var all = new Option<bool>("--all") { Description = "With the name of a model: delete it with all its versions." };
        var reason = RegistryAccess.Reason();
        var location = RegistryAccess.Location();
        return new Command("delete", "Deletes a version and its aliases, or a model with --all; in a folder it can be restored.") { target, all, reason, location }.Runs(async (parsed, cancellation) =>
        {
            var (text, note) = (parsed.GetValue(target)!, RegistryAccess.Note(parsed.GetValue(reason)));
            if (RegistryAccess.IsName(text) != parsed.GetValue(all))
                throw new FormatException(parsed.GetValue(all) ? $"{text} is one version: --all goes with the name of a model" : $"{text} is a model: give --all to delete it with all its versions, or name one, such as models:/{text}/3");
            if (!parsed.GetValue(all))
            {
                return await ChangeAsync(parsed.GetValue(location), text, async (registry, version) =>
                {
                    await registry.DeleteVersionAsync(version.Name, version.Version, note, cancellation).ConfigureAwait(false);
                    return $"deleted {version.Reference}";
                }, cancellation).ConfigureAwait(false);
            }
            await RegistryAccess.UseAsync(parsed.GetValue(location), async registry =>
            {
                await registry.DeleteModelAsync(text, note, cancellation).ConfigureAwait(false);
                Screen.Print($"deleted {text}");
            }).ConfigureAwait(false);
            return ExitCode.Ok;
        });
    }

    public static Command Restore()
    {
        var reference = RegistryAccess.Reference();
        var reason = RegistryAccess.Reason();
        var location = RegistryAccess.Location();
        return new Command("restore", "Brings a deleted version back (in a folder, until the garbage is collected).") { reference, reason, location }.Runs(async (parsed, cancellation) =>
        {
            var chosen = ModelReference.Parse(parsed.GetValue(reference)!);
            using var registry = RegistryAccess.OpenFolder(parsed.GetValue(location), "restore a version");
            var number = chosen.Version ?? throw new FormatException($"{chosen}: name the deleted version by its number, such as models:/{chosen.Name}/3");
            Screen.Print($"restored {(await registry.RestoreVersionAsync(chosen.Name, number, RegistryAccess.Note(parsed.GetValue(reason)), cancellation).ConfigureAwait(false)).Reference}");
            return ExitCode.Ok;
        });
    }

    private static async Task<int> ChangeAsync(string? location, string text, Func<IModelRegistry, ModelVersion, Task<string>> change, CancellationToken cancellation)
    {
        var reference = ModelReference.Parse(text);
        await RegistryAccess.UseAsync(location, async registry =>
            Screen.Print(await change(registry, await registry.GetVersionAsync(reference, cancellation).ConfigureAwait(false)).ConfigureAwait(false))).ConfigureAwait(false);
        return ExitCode.Ok;
    }
}
