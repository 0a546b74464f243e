namespace MarketMaster.Registry;

/// <summary>A run on an MLflow server.</summary>
public sealed class MlflowRun
{
    private const int LongestParameter = 6_000;
    private const int LongestTag = 8_000;
    private const int MostMetrics = 1_000;
    private const int MostTexts = 100;
    private readonly MlflowTransport _transport;
    private readonly MlflowArtifacts _artifacts;
    private readonly TimeProvider _time;

    internal MlflowRun(MlflowTransport transport, RunInfo info, TimeProvider time)
    {
        (_transport, _artifacts, _time) = (transport, new(transport), time);
        (Id, Name, ArtifactUri) = (info.RunId, info.RunName ?? "", info.ArtifactUri ?? "");
    }

    /// <summary>The server's identifier.</summary>
    public string Id { get; }

    /// <summary>Name of the run.</summary>
    public string Name { get; }

    /// <summary>Where its files lie.</summary>
    public string ArtifactUri { get; }

    /// <summary>Logs parameters. A parameter can be logged again with the same value only.</summary>
    /// <param name="parameters">Values by name; a value has at most 6,000 characters.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    /// <returns>A task that ends when the server has them.</returns>
    /// <exception cref="ArgumentException">A name is not allowed, or a value is too long: the server would cut it off.</exception>
    public Task LogParametersAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken = default) =>
        LogAsync([], Texts(parameters, "parameter", LongestParameter), [], cancellationToken);

    /// <summary>Sets tags.</summary>
    /// <param name="tags">Values by name; a value has at most 8,000 characters.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    /// <returns>A task that ends when the server has them.</returns>
    /// <exception cref="ArgumentException">A name is not allowed, or a value is too long: the server would cut it off.</exception>
    public Task SetTagsAsync(IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken = default) =>
        LogAsync([], [], Texts(tags, "tag", LongestTag), cancellationToken);

    /// <summary>Logs metrics at a step, such as a fold or a round. NaN is kept as such.</summary>
    /// <param name="metrics">Values by name.</param>
    /// <param name="step">The step. Default 0.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    /// <returns>A task that ends when the server has them.</returns>
    /// <exception cref="ArgumentException">A name is not allowed, or a value is infinite: the server would keep another number.</exception>
    public Task LogMetricsAsync(IReadOnlyDictionary<string, double> metrics, long step = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        return LogAsync([.. metrics.Select(m => new RunMetric(RegistryNames.RequireKey(m.Key, "metric"), Finite(m.Key, m.Value), now, step))], [], [], cancellationToken);
    }

    /// <summary>Uploads files to the run and looks whether the server has kept all bytes.</summary>
    /// <param name="artifacts">The files.</param>
    /// <param name="folder">Folder within the run; null puts them at its root.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    /// <returns>The files with their checksums.</returns>
    /// <exception cref="RegistryUnavailableException">The server did not keep all bytes.</exception>
    public async Task<IReadOnlyList<ArtifactInfo>> LogArtifactsAsync(IReadOnlyList<ModelArtifact> artifacts, string? folder = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(artifacts);
        var root = MlflowArtifacts.PathOf(ArtifactUri);
        return await _artifacts.UploadAsync(folder is null ? root : $"{root}/{RegistryNames.RequirePath(folder)}", artifacts, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads the files of a model. With <c>model.onnx</c> among them and a signature, what Python needs to load <c>runs:/…/model</c> with <c>mlflow.pyfunc</c> is written beside them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="signature">What the model takes and gives; null where nothing is said.</param>
    /// <param name="folder">Folder within the run. Default <c>model</c>.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    /// <returns>The files with their checksums, those written beside them too.</returns>
    /// <exception cref="RegistryUnavailableException">The server did not keep all bytes.</exception>
    public Task<IReadOnlyList<ArtifactInfo>> LogModelAsync(IReadOnlyList<ModelArtifact> files, ModelSignature? signature = null, string folder = "model", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        return LogArtifactsAsync(MlflowModelFolder.Complete(files, signature, Id, _time.GetUtcNow()), folder, cancellationToken);
    }

    /// <summary>Ends the run.</summary>
    /// <param name="succeeded">Whether the server shows it as finished or as failed. Default finished.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A task that ends when the server knows.</returns>
    public Task EndAsync(bool succeeded = true, CancellationToken cancellationToken = default) => _transport.SendAsync(
        HttpMethod.Post, "runs/update", new UpdateRun(Id, succeeded ? "FINISHED" : "FAILED", _time.GetUtcNow().ToUnixTimeMilliseconds()),
        MlflowJson.Default.UpdateRun, MlflowJson.Default.Nothing, safe: true, cancellationToken);

    // Repeating a batch does nothing: the same metric at the same step and time, the same parameter.
    private async Task LogAsync(RunMetric[] metrics, Tag[] parameters, Tag[] tags, CancellationToken cancellationToken)
    {
        foreach (var part in metrics.Chunk(MostMetrics))
            await SendAsync(new(Id, part, [], [])).ConfigureAwait(false);
        foreach (var part in parameters.Chunk(MostTexts))
            await SendAsync(new(Id, [], part, [])).ConfigureAwait(false);
        foreach (var part in tags.Chunk(MostTexts))
            await SendAsync(new(Id, [], [], part)).ConfigureAwait(false);

        Task<Nothing> SendAsync(LogBatch batch) =>
            _transport.SendAsync(HttpMethod.Post, "runs/log-batch", batch, MlflowJson.Default.LogBatch, MlflowJson.Default.Nothing, safe: true, cancellationToken);
    }

    private static Tag[] Texts(IReadOnlyDictionary<string, string> texts, string what, int longest)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. texts.Select(t => new Tag(RegistryNames.RequireKey(t.Key, what), t.Value.Length <= longest
            ? t.Value
            : throw new ArgumentException($"the {what} '{t.Key}' has {t.Value.Length} characters: a server keeps {longest}", nameof(texts))))];
    }

    private static double Finite(string name, double value) => double.IsInfinity(value)
        ? throw new ArgumentException($"the metric '{name}' is infinite: a server would keep another number", nameof(value))
        : value;
}
