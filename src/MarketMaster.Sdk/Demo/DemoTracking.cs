namespace MarketMaster.Sdk;

/// <summary>Runs a demo, as a run of an experiment where there is one.</summary>
internal static class DemoTracking
{
    public static async Task<DemoResult> RunAsync(
        DemoOptions options, MarketMasterSettings settings, TimeProvider time, IProgress<DemoProgress>? progress, CancellationToken cancellation)
    {
        if (TrainingTracker.FromSettings(settings) is not { } tracker)
            return (await RunAsync(cancellation).ConfigureAwait(false)).Result;
        DemoResult? result = null;
        var tracked = await tracker.TrainAsync(
            options.ModelName,
            async token =>
            {
                (result, var training) = await RunAsync(token).ConfigureAwait(false);
                return training;
            },
            cancellation).ConfigureAwait(false);
        return result! with
        {
            Steps = result.Steps with
            {
                Tracking = new() { Status = tracked.Warning is null ? "success" : "incomplete", RunId = tracked.RunId, Warning = tracked.Warning },
            },
        };

        Task<(DemoResult Result, TrainingOutcome Training)> RunAsync(CancellationToken token) => Task.Run(() => new DemoRun(options, settings, time, progress, token).Run(), token);
    }
}
