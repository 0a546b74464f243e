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
        var tags = Tags.Option("A tag as name=value; may be given several times.");
        var artifacts = new Option<string[]>("--artifact") { Description = "Another file to keep with it, such as the report; may be given several times.", DefaultValueFactory = _ => [] };
        var parent = new Option<int?>("--parent") { Description = "The version of the same model that it was made from." };
        var data = new Option<string?>("--data") { Description = "File that it was trained on: its SHA-256 is kept." };
        var code = new Option<string?>("--code") { Description = "Version of the code, such as a commit." };
        var key = new Option<string?>("--key") { Description = "Registering again with the same key and content gives the version that is there." };
        var reason = RegistryAccess.Reason();
        var location = RegistryAccess.Location();
        var json = Arguments.Json();
        return new Command("register", "Registers a model file as a new version.") { name, file, description, tags, artifacts, data, code, parent, key, reason, location, json }.Runs(async (parsed, cancellation) =>
        {
            var predictor = ActionPredictor.Load(parsed.GetValue(file)!);
            var registration = new PredictorRegistration
            {
                Description = parsed.GetValue(description),
                Tags = Tags.Read(parsed.GetValue(tags)!),
                Artifacts = [.. parsed.GetValue(artifacts)!.Select(a => ModelArtifact.FromFile(a))],
                Lineage = new() { CodeVersion = parsed.GetValue(code), ParentVersion = parsed.GetValue(parent), DataDigest = parsed.GetValue(data) is { } trained ? await DigestAsync(trained, cancellation).ConfigureAwait(false) : null },
                IdempotencyKey = parsed.GetValue(key),
            };
            await RegistryAccess.UseAsync(parsed.GetValue(location), async registry =>
            {
                var version = await registry.RegisterAsync(parsed.GetValue(name)!, predictor, registration, RegistryAccess.Note(parsed.GetValue(reason)), cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json))
                    ModelsJson.Print(version, ModelsJson.Default.ModelVersion);
                else
                    Screen.Print($"registered {version.Reference}");
            }).ConfigureAwait(false);
            return ExitCode.Ok;
        });
    }

    private static async Task<string> DigestAsync(string file, CancellationToken cancellation)
    {
        var stream = File.OpenRead(file);
        await using (stream.ConfigureAwait(false))
            return "sha256:" + Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false));
    }
}
