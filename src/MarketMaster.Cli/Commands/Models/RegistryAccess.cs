using System.CommandLine;
using MarketMaster.Registry;
using MarketMaster.Sdk;

namespace MarketMaster.Cli;

/// <summary>Where the registry is, and the arguments that its commands share.</summary>
internal static class RegistryAccess
{
    private static readonly HttpClient Http = new() { Timeout = Timeout.InfiniteTimeSpan };

    public static Option<string?> Location() => new("--registry")
    {
        Description = "Folder of the registry, or the http address of an MLflow server; MLFLOW_TRACKING_URI, else MODEL_REGISTRY_DIRECTORY (default 'registry'), where left out.",
    };

    public static Argument<string> Name() => new("name") { Description = "Name of the model." };

    public static Argument<string> Reference(string name = "model") => new(name) { Description = "models:/name/3, models:/name/Production, models:/name@alias or models:/name/latest." };

    public static Argument<string> ReferenceOrName() => new("model") { Description = "Name of a model, or a version: models:/name/3, models:/name/Production, models:/name@alias or models:/name/latest." };

    /// <summary>Whether a text names a model rather than one of its versions.</summary>
    public static bool IsName(string text) => !text.Contains('/', StringComparison.Ordinal) && !text.Contains('@', StringComparison.Ordinal);

    public static Option<string?> Reason() => new("--reason") { Description = "Why: kept in the history." };

    public static ChangeNote? Note(string? reason) => reason is null ? null : new(reason);

    public static IModelRegistry Open(string? location)
    {
        var server = MlflowOptions.FromEnvironment();
        if (location is null && server is not null)
            return new MlflowModelRegistry(Http, server);
        if (Uri.TryCreate(location, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith("http", StringComparison.Ordinal))
        {
            server ??= new();
            server.TrackingUri = uri;
            return new MlflowModelRegistry(Http, server);
        }
        return new EmbeddedModelRegistry(location ?? Folder());
    }

    private static string Folder() => SettingsReader.FromEnvironment("MODEL_REGISTRY_DIRECTORY").RegistryDirectory;

    /// <summary>The registry in a folder, for what a server cannot do.</summary>
    public static EmbeddedModelRegistry OpenFolder(string? location, string what) => Open(location) as EmbeddedModelRegistry
        ?? throw new NotSupportedException($"an MLflow server cannot {what}: give --registry a folder");

    public static async Task UseAsync(string? location, Func<IModelRegistry, Task> work)
    {
        var registry = Open(location);
        using (registry as IDisposable)
            await work(registry).ConfigureAwait(false);
    }
}
