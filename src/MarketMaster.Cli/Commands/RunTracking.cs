using System.CommandLine;
using MarketMaster.Sdk;

namespace MarketMaster.Cli;

/// <summary>Whether and where a command keeps what it trains as a run.</summary>
internal static class RunTracking
{
    /// <summary>The variables that decide where no option does.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["USE_MLFLOW", "MLFLOW_TRACKING_URI", "MLFLOW_EXPERIMENT_NAME"];

    public static Option<string?> Server() => new("--track")
    {
        Description = "http address of an MLflow server that keeps parameters, scores, report and model as a run; MLFLOW_TRACKING_URI (unless USE_MLFLOW is false) where left out.",
    };

    public static Option<bool> Off() => new("--no-track") { Description = "Keep no run, whatever the variables say." };

    /// <summary>Settings with what the options say.</summary>
    public static MarketMasterSettings Apply(MarketMasterSettings settings, string? server, bool off)
    {
        settings.UseMlflow = !off && (settings.UseMlflow || server is not null);
        if (server is not null)
        {
            settings.MlflowTrackingUri = Uri.TryCreate(server, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
                ? server
                : throw new FormatException($"--track is '{server}': it must be the address of an MLflow server, such as http://127.0.0.1:5000");
        }
        return settings;
    }

    /// <summary>Says where the run is, or why it is not.</summary>
    public static void Say(string? run, string? warning)
    {
        if (warning is not null)
            Screen.Say($"warning: {warning}");
        if (run is not null)
            Screen.Say($"run {run}");
    }
}
