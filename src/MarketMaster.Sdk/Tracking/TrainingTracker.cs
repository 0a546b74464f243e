using MarketMaster.Registry;

namespace MarketMaster.Sdk;

/// <summary>
/// Keeps trainings as runs of an MLflow experiment: parameters, scores, scores by fold, report and model. The training goes before its
/// run: where the server is away, slow or refuses, the model is there all the same, with a warning. Safe from many threads.
/// </summary>
/// <param name="tracker">The server's experiment.</param>
/// <param name="timeProvider">The clock; the system's where null.</param>
public sealed class TrainingTracker(MlflowTracker tracker, TimeProvider? timeProvider = null)
{
    // A training that failed shall not wait long for a server that is away too.
    private static readonly TimeSpan PatienceAfterFailure = TimeSpan.FromSeconds(10);

    private readonly MlflowTracker _tracker = tracker ?? throw new ArgumentNullException(nameof(tracker));
    private readonly TimeProvider _time = timeProvider ?? TimeProvider.System;

    /// <summary>The tracker that the settings name.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The tracker; null where <see cref="MarketMasterSettings.UseMlflow"/> is false or <see cref="MarketMasterSettings.MlflowTrackingUri"/> names no http address.</returns>
    public static TrainingTracker? FromSettings(MarketMasterSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.UseMlflow ? SettingsRegistry.Tracker(settings) : null;
    }

    /// <summary>Trains, and keeps it as a run that ends finished, or failed where the training fails or not all could be kept.</summary>
    /// <param name="name">Name of the run.</param>
    /// <param name="train">The training. It should have saved its model when it returns.</param>
    /// <param name="cancellationToken">Stops the training; after that, only the keeping of the run.</param>
    /// <returns>The training, whatever became of the run.</returns>
    public async Task<TrackedTraining> TrainAsync(string name, Func<CancellationToken, Task<TrainingOutcome>> train, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(train);
        MlflowRun? run = null;
        var warning = await TryAsync("the training is not kept as a run", async () => run = await _tracker.StartRunAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        TrainingOutcome outcome;
        try
        {
            outcome = await train(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (run is not null)
        {
            await EndFailedAsync(run, error.Message).ConfigureAwait(false);
            throw;
        }
        if (run is null)
            return new(outcome, null, warning);
        warning = await TryAsync("the run is incomplete", async () =>
        {
            await TrainingRun.KeepAsync(run, outcome, cancellationToken).ConfigureAwait(false);
            await run.EndAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
        if (warning is not null)
            await EndFailedAsync(run, warning).ConfigureAwait(false);
        return new(outcome, run.Id, warning);
    }

    private async Task EndFailedAsync(MlflowRun run, string reason)
    {
        using var patience = new CancellationTokenSource(PatienceAfterFailure, _time);
        _ = await TryAsync("", async () =>
        {
            await run.EndAsync(succeeded: false, patience.Token).ConfigureAwait(false);
            await run.SetTagsAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["error"] = reason[..Math.Min(reason.Length, 1_000)] }, patience.Token).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    private static async Task<string?> TryAsync(string consequence, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException)
        {
            return $"{consequence}: it was cancelled";
        }
        catch (Exception error) when (error is RegistryException or ArgumentException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return $"{consequence}: {error.Message}";
        }
    }
}
