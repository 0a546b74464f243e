using System.Globalization;

namespace MarketMaster.Registry;

/// <summary>A model registry on an MLflow server (2.3 and later, 3.x), through its REST interface. Safe from many threads.</summary>
/// <remarks>
/// Files lie in a run's artifacts. Checksums, metrics, parameters, signature and lineage are tags of the version, given with it; files are
/// checked against them on every load. What MLflow does not promise, this cannot: two transitions at the same moment can leave two versions
/// in production, a deleted version cannot be restored, a model that is deleted and made anew counts from 1, and there is no audit log.
/// Versions that others registered are listed and loaded too, without checksums.
/// </remarks>
public sealed partial class MlflowModelRegistry : IModelRegistry
{
    /// <summary>Name of the client that <c>AddMarketMasterRegistry</c> configures.</summary>
    public const string HttpClientName = "MarketMaster.Mlflow";

    private const string ModelFolder = "model";
    private readonly MlflowTransport _transport;
    private readonly MlflowArtifacts _artifacts;
    private readonly MlflowTracker _tracker;
    private readonly MlflowOptions _options;
    private readonly IReadOnlyList<IPromotionGate> _gates;

    /// <summary>Connects to a server; nothing is sent before the first call.</summary>
    /// <param name="http">The client to send with, such as one of an <see cref="IHttpClientFactory"/>.</param>
    /// <param name="options">How to reach the server.</param>
    /// <param name="gates">What a version must pass before production; null for nothing.</param>
    /// <param name="timeProvider">The clock; null takes the system's.</param>
    /// <exception cref="ArgumentException">An option is not allowed.</exception>
    public MlflowModelRegistry(HttpClient http, MlflowOptions options, IReadOnlyList<IPromotionGate>? gates = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        _options = MlflowOptions.Checked(options);
        _gates = gates ?? [];
        _transport = new(http, _options, timeProvider ?? TimeProvider.System);
        _artifacts = new(_transport);
        _tracker = new(http, _options, timeProvider);
    }

    /// <inheritdoc/>
    public async Task<ModelVersion> RegisterAsync(ModelRegistration registration, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        RegistrationRules.Require(registration);
        if (registration.IdempotencyKey is { } key && await ByTagAsync(registration.Name, VersionTags.Key, key, cancellationToken).ConfigureAwait(false) is { } known)
            return await RepeatedAsync(registration, known, key, cancellationToken).ConfigureAwait(false);
        if (registration.Lineage.ParentVersion is { } parent)
            _ = await VersionAsync(registration.Name, parent, cancellationToken).ConfigureAwait(false);

        var run = await _tracker.StartRunAsync(registration.Name, new Dictionary<string, string>(StringComparer.Ordinal) { ["marketmaster.model"] = registration.Name }, cancellationToken).ConfigureAwait(false);
        var source = $"{run.ArtifactUri}/{ModelFolder}";
        var artifacts = (await run.LogModelAsync(registration.Artifacts, registration.Signature, ModelFolder, cancellationToken).ConfigureAwait(false)).ToList();
        if (registration.Metrics.Count > 0)
            await run.LogMetricsAsync(registration.Metrics.ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal), 0, cancellationToken).ConfigureAwait(false);
        await run.LogParametersAsync(registration.Parameters, cancellationToken).ConfigureAwait(false);
        await run.EndAsync(cancellationToken: cancellationToken).ConfigureAwait(false);

        await EnsureModelAsync(registration.Name, cancellationToken).ConfigureAwait(false);
        var own = artifacts.FindAll(a => registration.Artifacts.Any(r => r.Path == a.Path));
        var tags = VersionTags.Of(registration, own, note?.Actor ?? _options.Actor, Guid.NewGuid().ToString("N"));
        var created = await CreateOnceAsync(new(registration.Name, source, run.Id, registration.Description, tags), cancellationToken).ConfigureAwait(false);
        return VersionTags.Read(await UntilReadyAsync(created, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async Task<ModelVersion> GetVersionAsync(ModelReference reference, CancellationToken cancellationToken = default) =>
        VersionTags.Read(await ResolveAsync(reference, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public async Task<LoadedModel> LoadAsync(ModelReference reference, CancellationToken cancellationToken = default)
    {
        var wire = await ResolveAsync(reference, cancellationToken).ConfigureAwait(false);
        var version = VersionTags.Read(wire);
        var folder = MlflowArtifacts.PathOf(await SourceAsync(wire, cancellationToken).ConfigureAwait(false));
        if (version.Artifacts.Count == 0)
        {
            var found = await _artifacts.AllAsync(folder, cancellationToken).ConfigureAwait(false);
            if (found.Count == 0)
                throw new RegistryCorruptException($"{version} has no files: the server calls a version ready whatever it refers to");
            version = version with { Artifacts = found.ConvertAll(f => new ArtifactInfo(f.Path, f.Size, "")) };
        }
        var contents = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var artifact in version.Artifacts)
            contents[artifact.Path] = await _artifacts.DownloadAsync(folder, artifact, version.ToString(), cancellationToken).ConfigureAwait(false);
        return new(version, contents);
    }

    /// <inheritdoc/>
    public async Task<ModelVersion> TransitionStageAsync(string name, int version, ModelStage stage, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        if (!Enum.IsDefined(stage))
            throw new ArgumentOutOfRangeException(nameof(stage), stage, "no such stage");
        if (stage == ModelStage.Production && _gates.Count > 0)
        {
            var candidate = VersionTags.Read(await VersionAsync(name, version, cancellationToken).ConfigureAwait(false));
            var current = await NewestAsync(name, ModelStage.Production, cancellationToken).ConfigureAwait(false);
            await PromotionReview.RequireAsync(_gates, new(candidate, current is null ? null : VersionTags.Read(current), note?.Actor ?? _options.Actor, note?.Reason ?? ""), cancellationToken).ConfigureAwait(false);
        }
        // A server answers 500 when it shall archive others for any stage but these two.
        var body = new Transition(RegistryNames.RequireModel(name), Text(version), stage.ToString(), stage == ModelStage.Production);
        await _transport.SendAsync(HttpMethod.Post, "model-versions/transition-stage", body, MlflowJson.Default.Transition, MlflowJson.Default.VersionBody, safe: true, cancellationToken).ConfigureAwait(false);
        var after = VersionTags.Read(await VersionAsync(name, version, cancellationToken).ConfigureAwait(false));
        return after.Stage == stage
            ? after
            : throw new RegistryConflictException($"{after}: somebody changed its stage at the same moment");
    }

    /// <inheritdoc/>
    public async Task SetAliasAsync(string name, string alias, int version, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        var body = new SetAlias(RegistryNames.RequireModel(name), RegistryNames.RequireAlias(alias), Text(version));
        await _transport.SendAsync(HttpMethod.Post, "registered-models/alias", body, MlflowJson.Default.SetAlias, MlflowJson.Default.Nothing, safe: true, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task RemoveAliasAsync(string name, string alias, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        _ = await ModelAsync(name, cancellationToken).ConfigureAwait(false);
        await DropAliasAsync(name, RegistryNames.RequireAlias(alias), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<ModelVersion> UpdateVersionAsync(string name, int version, MetadataUpdate update, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        Require(update);
        _ = await VersionAsync(name, version, cancellationToken).ConfigureAwait(false);
        if (update.Description is { } description)
            await _transport.SendAsync(HttpMethod.Patch, "model-versions/update", new(name, Text(version), description), MlflowJson.Default.UpdateVersion, MlflowJson.Default.VersionBody, safe: true, cancellationToken).ConfigureAwait(false);
        foreach (var (key, value) in update.SetTags)
            await _transport.SendAsync(HttpMethod.Post, "model-versions/set-tag", new(name, Text(version), key, value), MlflowJson.Default.VersionTag, MlflowJson.Default.Nothing, safe: true, cancellationToken).ConfigureAwait(false);
        foreach (var key in update.RemoveTags)
            await _transport.SendAsync(HttpMethod.Delete, "model-versions/delete-tag", new(name, Text(version), key, null), MlflowJson.Default.VersionTag, MlflowJson.Default.Nothing, safe: true, cancellationToken).ConfigureAwait(false);
        return VersionTags.Read(await VersionAsync(name, version, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public async Task<RegisteredModel> UpdateModelAsync(string name, MetadataUpdate update, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        Require(update);
        _ = await ModelAsync(name, cancellationToken).ConfigureAwait(false);
        if (update.Description is { } description)
            await _transport.SendAsync(HttpMethod.Patch, "registered-models/update", new(name, description), MlflowJson.Default.UpdateModel, MlflowJson.Default.ModelBody, safe: true, cancellationToken).ConfigureAwait(false);
        foreach (var (key, value) in update.SetTags)
            await _transport.SendAsync(HttpMethod.Post, "registered-models/set-tag", new(name, key, value), MlflowJson.Default.ModelTag, MlflowJson.Default.Nothing, safe: true, cancellationToken).ConfigureAwait(false);
        foreach (var key in update.RemoveTags)
            await _transport.SendAsync(HttpMethod.Delete, "registered-models/delete-tag", new(name, key, null), MlflowJson.Default.ModelTag, MlflowJson.Default.Nothing, safe: true, cancellationToken).ConfigureAwait(false);
        return await GetModelAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task DeleteVersionAsync(string name, int version, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        var found = VersionTags.Read(await VersionAsync(name, version, cancellationToken).ConfigureAwait(false));
        RegistrationRules.RefuseInProduction(name, version, found.Stage);
        // A server leaves the aliases of a deleted version behind, pointing nowhere.
        foreach (var alias in (await ModelAsync(name, cancellationToken).ConfigureAwait(false)).Aliases ?? [])
        {
            if (alias.Version == Text(version))
                await DropAliasAsync(name, alias.Alias, cancellationToken).ConfigureAwait(false);
        }
        await _transport.SendAsync(HttpMethod.Delete, "model-versions/delete", new(name, Text(version)), MlflowJson.Default.VersionOnly, MlflowJson.Default.Nothing, safe: false, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task DeleteModelAsync(string name, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        var model = await GetModelAsync(name, cancellationToken).ConfigureAwait(false);
        if (model.ProductionVersion is { } version)
            RegistrationRules.RefuseInProduction(name, version, ModelStage.Production);
        await _transport.SendAsync(HttpMethod.Delete, "registered-models/delete", new(name), MlflowJson.Default.NameOnly, MlflowJson.Default.Nothing, safe: false, cancellationToken).ConfigureAwait(false);
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);

    private static void Require(MetadataUpdate update)
    {
        RegistrationRules.Require(update);
        if (update.SetTags.Keys.Concat(update.RemoveTags).FirstOrDefault(k => k.StartsWith(VersionTags.Prefix, StringComparison.Ordinal)) is { } reserved)
            throw new ArgumentException($"the tag '{reserved}' is the registry's own", nameof(update));
    }
}
