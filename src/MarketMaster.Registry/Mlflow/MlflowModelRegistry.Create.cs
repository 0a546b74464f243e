namespace MarketMaster.Registry;

public sealed partial class MlflowModelRegistry
{
    private const string Pending = "PENDING_REGISTRATION";
    private const string Failed = "FAILED_REGISTRATION";

    private async Task EnsureModelAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            _ = await _transport.SendAsync(HttpMethod.Post, "registered-models/create", new(name), MlflowJson.Default.NameOnly, MlflowJson.Default.ModelBody, safe: true, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryConflictException)
        {
            // It is there already.
        }
    }

    // Asked twice, a server makes two versions. So an unanswered request is looked up by its own tag before it is sent again.
    private async Task<WireVersion> CreateOnceAsync(CreateVersion body, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await _transport.SendAsync(HttpMethod.Post, "model-versions/create", body, MlflowJson.Default.CreateVersion, MlflowJson.Default.VersionBody, safe: false, cancellationToken).ConfigureAwait(false)).ModelVersion;
            }
            catch (RegistryException error) when (attempt < _options.Attempts && error is RegistryUnavailableException or MlflowException { Status: System.Net.HttpStatusCode.InternalServerError })
            {
                var request = body.Tags.First(t => t.Key == VersionTags.Request).Value!;
                if (await ByTagAsync(body.Name, VersionTags.Request, request, cancellationToken).ConfigureAwait(false) is { } made)
                    return made;
            }
        }
    }

    private async Task<WireVersion> UntilReadyAsync(WireVersion version, CancellationToken cancellationToken)
    {
        for (var attempt = 0; version.Status == Pending && attempt < 100; attempt++)
        {
            await Task.Delay(_options.RetryDelay, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            version = await VersionAsync(version.Name, int.Parse(version.Version, System.Globalization.CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
        }
        return version.Status is Pending or Failed
            ? throw new RegistryUnavailableException($"the server did not finish registering {version.Name} version {version.Version}: {version.StatusMessage ?? version.Status}")
            : version;
    }

    private async Task<ModelVersion> RepeatedAsync(ModelRegistration registration, WireVersion known, string key, CancellationToken cancellationToken)
    {
        var artifacts = new List<ArtifactInfo>();
        foreach (var artifact in registration.Artifacts)
        {
            var content = artifact.Open();
            await using (content.ConfigureAwait(false))
                artifacts.Add(new(artifact.Path, content.Length, Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false))));
        }
        var digest = VersionDocument.Of(registration, artifacts, "").Digest;
        var version = VersionTags.Read(await VersionAsync(known.Name, int.Parse(known.Version, System.Globalization.CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false));
        return (known.Tags ?? []).Any(t => t.Key == VersionTags.Digest && t.Value == digest)
            ? version
            : throw new RegistryConflictException($"the idempotency key '{key}' was used for other content: {version}");
    }

    private Task<Nothing> DropAliasAsync(string name, string alias, CancellationToken cancellationToken) => _transport.SendAsync(
        HttpMethod.Delete, "registered-models/alias", new(name, alias), MlflowJson.Default.RemoveAlias, MlflowJson.Default.Nothing, safe: true, cancellationToken);
}
