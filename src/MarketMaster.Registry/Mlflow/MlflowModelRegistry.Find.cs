using System.Globalization;
using System.Net;

namespace MarketMaster.Registry;

public sealed partial class MlflowModelRegistry
{
    /// <inheritdoc/>
    public async Task<RegisteredModel> GetModelAsync(string name, CancellationToken cancellationToken = default)
    {
        var model = Read(await ModelAsync(name, cancellationToken).ConfigureAwait(false));
        // The list of newest versions has one a stage, the newest of all among them; a server without stages has none.
        return model.LatestVersion is null && await NewestAsync(name, null, cancellationToken).ConfigureAwait(false) is { } newest
            ? model with { LatestVersion = VersionTags.Read(newest).Version }
            : model;
    }

    /// <inheritdoc/>
    public async Task<Page<RegisteredModel>> ListModelsAsync(ModelQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var size = ModelQuery.RequirePageSize(query.PageSize);
        var filter = MlflowFilter.And([query.NameContains is { Length: > 0 } part ? $"name ILIKE {MlflowFilter.Quote($"%{part}%")}" : null, .. query.Tags.Select(t => MlflowFilter.Tag(t.Key, t.Value))]);
        var body = await _transport.GetAsync(
            "registered-models/search", MlflowJson.Default.ModelsBody, cancellationToken,
            ("max_results", Text(size)), ("filter", filter), ("order_by", "name ASC"), ("page_token", query.PageToken)).ConfigureAwait(false);
        var models = body.RegisteredModels ?? [];
        // A page that is empty, or a token that repeats itself, ends the list: a server may send both.
        var next = models.Length == 0 || body.NextPageToken == query.PageToken ? null : body.NextPageToken;
        return new([.. models.Select(Read)], string.IsNullOrEmpty(next) ? null : next);
    }

    /// <inheritdoc/>
    public async Task<Page<ModelVersion>> ListVersionsAsync(string name, VersionQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var size = ModelQuery.RequirePageSize(query.PageSize);
        RegistryNames.RequireModel(name);
        var before = query.PageToken;
        var items = new List<ModelVersion>();
        while (true)
        {
            var page = await SearchAsync(name, before, query.Tags, size + 1, cancellationToken).ConfigureAwait(false);
            if (page.Length == 0 && before is null)
                _ = await ModelAsync(name, cancellationToken).ConfigureAwait(false);
            foreach (var version in page.Select(VersionTags.Read).Where(v => Fits(v, query)))
            {
                if (items.Count == size)
                    return new(items, Text(items[^1].Version));
                items.Add(version);
            }
            if (page.Length <= size)
                return new(items, null);
            before = page[^1].Version;
        }
    }

    private static bool Fits(ModelVersion version, VersionQuery query) =>
        (query.Stage is not { } stage || version.Stage == stage)
        && (query.CreatedFrom is not { } from || version.CreatedAt >= from)
        && (query.Metric is not { } range || version.Metrics.Any(m => m.Name == range.Name && m.Value >= range.From && m.Value <= range.To));

    // Older than the last one seen, instead of an offset: new versions then shift no page.
    private async Task<WireVersion[]> SearchAsync(string name, string? before, IReadOnlyDictionary<string, string> tags, int limit, CancellationToken cancellationToken)
    {
        var filter = MlflowFilter.And([$"name = {MlflowFilter.Quote(name)}", before is null ? null : $"version_number < {before}", .. tags.Select(t => MlflowFilter.Tag(t.Key, t.Value))]);
        var body = await _transport.GetAsync(
            "model-versions/search", MlflowJson.Default.VersionsBody, cancellationToken,
            ("filter", filter), ("max_results", Text(limit)), ("order_by", "version_number DESC")).ConfigureAwait(false);
        return body.ModelVersions ?? [];
    }

    private async Task<WireVersion?> ByTagAsync(string name, string key, string value, CancellationToken cancellationToken)
    {
        try
        {
            return (await SearchAsync(name, null, new Dictionary<string, string>(StringComparer.Ordinal) { [key] = value }, 1, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
        }
        catch (ModelNotFoundException)
        {
            return null;
        }
    }

    private async Task<WireVersion?> NewestAsync(string name, ModelStage? stage, CancellationToken cancellationToken)
    {
        if (stage is null)
            return (await SearchAsync(name, null, new Dictionary<string, string>(StringComparer.Ordinal), 1, cancellationToken).ConfigureAwait(false)).FirstOrDefault();
        try
        {
            var body = await _transport.SendAsync(
                HttpMethod.Post, "registered-models/get-latest-versions", new(name, [stage.Value.ToString()]), MlflowJson.Default.LatestVersions, MlflowJson.Default.VersionsBody, safe: true, cancellationToken).ConfigureAwait(false);
            return body.ModelVersions?.FirstOrDefault();
        }
        catch (MlflowException error) when (error.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented)
        {
            // A server without stages: there, an alias of that name stands for the stage.
            return await ByAliasAsync(name, stage.Value.ToString().ToLowerInvariant(), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<WireVersion> ResolveAsync(ModelReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Version is { } number)
            return await VersionAsync(reference.Name, number, cancellationToken).ConfigureAwait(false);
        if (reference.Alias is { } alias)
            return await ByAliasAsync(reference.Name, alias, cancellationToken).ConfigureAwait(false) ?? throw new ModelNotFoundException($"model '{reference.Name}' has no alias '{alias}'");
        var newest = await NewestAsync(reference.Name, reference.Stage, cancellationToken).ConfigureAwait(false);
        if (newest is null)
        {
            _ = await ModelAsync(reference.Name, cancellationToken).ConfigureAwait(false);
            throw new ModelNotFoundException(reference.Stage is { } stage ? $"model '{reference.Name}' has no version in stage {stage}" : $"model '{reference.Name}' has no version");
        }
        // What a search tells lacks the aliases.
        return await VersionAsync(reference.Name, int.Parse(newest.Version, CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
    }

    private async Task<WireVersion?> ByAliasAsync(string name, string alias, CancellationToken cancellationToken)
    {
        try
        {
            return (await _transport.GetAsync("registered-models/alias", MlflowJson.Default.VersionBody, cancellationToken, ("name", name), ("alias", alias)).ConfigureAwait(false)).ModelVersion;
        }
        catch (MlflowException error) when (error.Status == HttpStatusCode.BadRequest)
        {
            // An alias that is not there is no 404, but a bad request.
            return null;
        }
        catch (ModelNotFoundException)
        {
            // The version that it pointed to has been deleted.
            return null;
        }
    }

    private async Task<WireVersion> VersionAsync(string name, int version, CancellationToken cancellationToken) =>
        (await _transport.GetAsync("model-versions/get", MlflowJson.Default.VersionBody, cancellationToken, ("name", RegistryNames.RequireModel(name)), ("version", Text(version))).ConfigureAwait(false)).ModelVersion;

    private async Task<WireModel> ModelAsync(string name, CancellationToken cancellationToken) =>
        (await _transport.GetAsync("registered-models/get", MlflowJson.Default.ModelBody, cancellationToken, ("name", RegistryNames.RequireModel(name))).ConfigureAwait(false)).RegisteredModel;

    /// <summary>Where the files of a version lie: what it was registered with, behind runs and logged models.</summary>
    private async Task<string> SourceAsync(WireVersion version, CancellationToken cancellationToken)
    {
        var source = version.Source ?? "";
        if (source.StartsWith("models:/", StringComparison.Ordinal))
        {
            source = (await _transport.GetAsync("model-versions/get-download-uri", MlflowJson.Default.DownloadBody, cancellationToken, ("name", version.Name), ("version", version.Version)).ConfigureAwait(false)).ArtifactUri ?? source;
        }
        if (!source.StartsWith("runs:/", StringComparison.Ordinal))
            return source;
        var parts = source["runs:/".Length..].Split('/', 2);
        var run = await _transport.GetAsync("runs/get", MlflowJson.Default.RunBody, cancellationToken, ("run_id", parts[0])).ConfigureAwait(false);
        return parts.Length == 1 ? run.Run.Info.ArtifactUri ?? "" : $"{run.Run.Info.ArtifactUri}/{parts[1]}";
    }

    private static RegisteredModel Read(WireModel wire)
    {
        var newest = (wire.LatestVersions ?? []).Select(VersionTags.Read).ToList();
        return new()
        {
            Name = wire.Name,
            Description = wire.Description ?? "",
            Tags = (wire.Tags ?? []).ToDictionary(t => t.Key, t => t.Value ?? "", StringComparer.Ordinal),
            CreatedAt = VersionTags.Time(wire.CreationTimestamp),
            UpdatedAt = VersionTags.Time(wire.LastUpdatedTimestamp),
            LatestVersion = newest.Count == 0 ? null : newest.Max(v => v.Version),
            ProductionVersion = newest.Find(v => v.Stage == ModelStage.Production)?.Version,
            StagingVersion = newest.Find(v => v.Stage == ModelStage.Staging)?.Version,
            Aliases = (wire.Aliases ?? []).ToDictionary(a => a.Alias, a => int.Parse(a.Version, CultureInfo.InvariantCulture), StringComparer.Ordinal),
        };
    }
}
