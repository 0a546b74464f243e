using System.Text;

namespace MarketMaster.Registry.Tests;

internal static class Samples
{
    public static ModelRegistration Registration(string name = "trend", string content = "weights", string? key = null, double accuracy = 0.5, string? run = null) =>
        new(name, new ModelArtifact("model.bin", Encoding.UTF8.GetBytes(content)), new ModelArtifact("report/index.html", Encoding.UTF8.GetBytes("<p>" + content)))
        {
            Description = "a model of " + content,
            Metrics = [new("accuracy", accuracy), new("log_loss", 1 - accuracy)],
            Parameters = new Dictionary<string, string> { ["n_estimators"] = "100", ["max_depth"] = "10" },
            Tags = new Dictionary<string, string> { ["team"] = "quant", ["content"] = content },
            Signature = new([new("rsi"), new("atr")], [new("action", "string")]),
            Lineage = new() { DataDigest = "sha256:00ff", CodeVersion = "abc123", Seed = 42, RunId = run },
            IdempotencyKey = key,
        };

    public static string Text(this LoadedModel model, string path = "model.bin") => Encoding.UTF8.GetString(model[path].Span);

    public static async Task<List<ModelVersion>> AllAsync(this IModelRegistry registry, string name, VersionQuery? query = null)
    {
        var all = new List<ModelVersion>();
        var page = await registry.ListVersionsAsync(name, query);
        all.AddRange(page.Items);
        while (page.NextPageToken is { } token)
        {
            page = await registry.ListVersionsAsync(name, (query ?? new()) with { PageToken = token });
            all.AddRange(page.Items);
        }
        return all;
    }
}
