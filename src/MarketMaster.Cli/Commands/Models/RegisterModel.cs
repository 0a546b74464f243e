using System.CommandLine;
using MarketMaster.Prediction;
using MarketMaster.Registry;
using MarketMaster.Sdk;

namespace MarketMaster.Cli;

/// <summary>marketmaster models register: a model file as a new version.</summary>
internal static class RegisterModel
{
    public static Command Create()
    {
        var name = RegistryAccess.Name();
        var file = new Argument<string>("file") { Description = "Model file, such as model.mmaf." };
        var description = new Option<string?>("--description") { Description = "What it is, in words." };
        var tags = new Option<string[]>("--tag") { Description = "A tag as name=value; may be given several times.", DefaultValueFactory = _ => [] };
        var data = new Option<string?>("--data") { Description = "File that it was trained on: its SHA-256 is kept." };
        var code = new Option<string?>("--code") { Description = "Version of the code, such as a commit." };
        var key = new Option<string?>("--key") { Description = "Registering again with the same key and content gives the version that is there." };
        var reason = RegistryAccess.Reason();
        var location = RegistryAccess.Location();
        var json = Arguments.Json();
        return new Command("register", "Registers a model file as a new version.") { name, file, description, tags, data, code, key, reason, location, json }.Runs(async (parsed, cancellation) =>
        {
            var predictor = ActionPredictor.Load(parsed.GetValue(file)!);
            var registration = new PredictorRegistration
            {
                Description = parsed.GetValue(description),
                Tags = Tags(parsed.GetValue(tags)!),
                Lineage = new() { CodeVersion = parsed.GetValue(code), DataDigest = parsed.GetValue(data) is { } trained ? await DigestAsync(trained, cancellation).ConfigureAwait(false) : null },
                IdempotencyKey = parsed.GetValue(key),
            };
            await RegisterAsync(parsed.GetValue(location), parsed.GetValue(name)!, predictor, registration, parsed.GetValue(reason), parsed.GetValue(json), cancellation).ConfigureAwait(false);
            return ExitCode.Ok;
        });
    }

    public static Task RegisterAsync(
        string? location, string name, ActionPredictor predictor, PredictorRegistration registration, string? reason, bool json, CancellationToken cancellation) =>
        RegistryAccess.UseAsync(location, async registry =>
        {
            var version = await registry.RegisterAsync(name, predictor, registration, RegistryAccess.Note(reason), cancellation).ConfigureAwait(false);
            if (json)
                ShowModel.Print(version, json);
            else
                Screen.Print($"registered {version.Reference}");
        });

    private static Dictionary<string, string> Tags(string[] pairs)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            if (cut < 1)
                throw new FormatException($"--tag '{pair}' has no name: write name=value");
            tags[pair[..cut]] = pair[(cut + 1)..];
        }
        return tags;
    }

    private static async Task<string> DigestAsync(string file, CancellationToken cancellation)
    {
        var stream = File.OpenRead(file);
        await using (stream.ConfigureAwait(false))
            return "sha256:" + Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false));
    }
}
