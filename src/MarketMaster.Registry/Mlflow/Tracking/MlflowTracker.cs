namespace MarketMaster.Registry;

/// <summary>Experiment tracking on an MLflow server (2.3 and later, 3.x): runs with parameters, metrics, tags and files. Safe from many threads.</summary>
public sealed class MlflowTracker
{
    private readonly MlflowTransport _transport;
    private readonly MlflowOptions _options;
    private readonly TimeProvider _time;
    private string? _experiment;

    /// <summary>Connects to a server; nothing is sent before the first run.</summary>
    /// <param name="http">The client to send with, such as one of an <see cref="IHttpClientFactory"/>.</param>
    /// <param name="options">How to reach the server.</param>
    /// <param name="timeProvider">The clock; null takes the system's.</param>
    /// <exception cref="ArgumentException">An option is not allowed.</exception>
    public MlflowTracker(HttpClient http, MlflowOptions options, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _options = MlflowOptions.Checked(options);
        _time = timeProvider ?? TimeProvider.System;
        _transport = new(http, _options, _time);
    }

    /// <summary>Starts a run in the experiment of the options, which is made where it is missing.</summary>
    /// <param name="name">Name of the run; null lets the server choose one.</param>
    /// <param name="tags">Tags of the run.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The run. End it: a run that is never ended stays "running" on the server.</returns>
    /// <exception cref="RegistryException">The server cannot be reached or refuses.</exception>
    public async Task<MlflowRun> StartRunAsync(string? name = null, IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default)
    {
        var experiment = _experiment ??= await ExperimentAsync(cancellationToken).ConfigureAwait(false);
        Tag[] all = [new("mlflow.user", _options.Actor), .. (tags ?? new Dictionary<string, string>(StringComparer.Ordinal)).Select(t => new Tag(t.Key, t.Value))];
        var created = await _transport.SendAsync(
            HttpMethod.Post, "runs/create", new CreateRun(experiment, _time.GetUtcNow().ToUnixTimeMilliseconds(), name, all),
            MlflowJson.Default.CreateRun, MlflowJson.Default.RunBody, safe: false, cancellationToken).ConfigureAwait(false);
        return new(_transport, created.Run.Info, _time);
    }

    private async Task<string> ExperimentAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var found = await _transport.GetAsync("experiments/get-by-name", MlflowJson.Default.ExperimentBody, cancellationToken, ("experiment_name", _options.ExperimentName)).ConfigureAwait(false);
                return found.Experiment.LifecycleStage is null or "active"
                    ? found.Experiment.ExperimentId
                    : throw new RegistryConflictException($"the experiment '{_options.ExperimentName}' has been deleted on the server: restore it there, or name another one");
            }
            catch (ModelNotFoundException)
            {
            }
            try
            {
                var created = await _transport.SendAsync(
                    HttpMethod.Post, "experiments/create", new(_options.ExperimentName), MlflowJson.Default.CreateExperiment, MlflowJson.Default.ExperimentIdBody, safe: false, cancellationToken).ConfigureAwait(false);
                return created.ExperimentId;
            }
            catch (RegistryConflictException)
            {
                // Somebody else made it in between.
            }
        }
    }
}
