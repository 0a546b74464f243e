using MarketMaster.Registry;

namespace MarketMaster.Sdk;

/// <summary>The registry that the settings name, an MLflow server or a folder, and the server's experiment.</summary>
internal static class SettingsRegistry
{
    private static readonly HttpClient Http = new() { Timeout = Timeout.InfiniteTimeSpan };

    public static IModelRegistry Open(MarketMasterSettings settings) => IsServer(settings)
        ? new MlflowModelRegistry(Http, Login(settings))
        : new EmbeddedModelRegistry(settings.RegistryDirectory);

    public static TrainingTracker? Tracker(MarketMasterSettings settings) => IsServer(settings) ? new(new(Http, Login(settings))) : null;

    public static string Location(MarketMasterSettings settings) => IsServer(settings) ? settings.MlflowTrackingUri! : settings.RegistryDirectory;

    // User, password and token are secrets: they stay in the environment, where MLflow's own client looks for them.
    private static MlflowOptions Login(MarketMasterSettings settings)
    {
        var options = MlflowOptions.FromEnvironment() ?? new();
        options.TrackingUri = new(settings.MlflowTrackingUri!);
        options.ExperimentName = settings.MlflowExperimentName;
        return options;
    }

    private static bool IsServer(MarketMasterSettings settings) =>
        settings.MlflowTrackingUri is { } uri && (uri.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || uri.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
}
