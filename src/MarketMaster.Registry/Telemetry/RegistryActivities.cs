using System.Diagnostics;

namespace MarketMaster.Registry;

/// <summary>Starts activities; without a listener, that is one comparison.</summary>
internal static class RegistryActivities
{
    public static ActivitySource Source { get; } = new(RegistryTelemetry.ActivitySourceName);

    /// <summary>An operation on a registry in a folder.</summary>
    public static async Task<T> TraceAsync<T>(string operation, string? model, int? version, Func<Task<T>> work)
    {
        using var activity = Source.StartActivity("registry " + operation);
        activity?.SetTag("model.name", model);
        activity?.SetTag("model.version", version);
        try
        {
            var result = await work().ConfigureAwait(false);
            if (activity is not null && (result as ModelVersion ?? (result as LoadedModel)?.Version) is { } known)
                activity.SetTag("model.version", known.Version);
            return result;
        }
        catch (Exception error)
        {
            Fail(activity, error);
            throw;
        }
    }

    public static void Fail(Activity? activity, Exception error)
    {
        activity?.SetTag("error.type", error.GetType().FullName);
        activity?.SetStatus(ActivityStatusCode.Error, error.Message);
    }
}
