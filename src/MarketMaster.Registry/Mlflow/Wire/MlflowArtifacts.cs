namespace MarketMaster.Registry;

/// <summary>Files in an MLflow server's artifact store, through its proxy: what is uploaded is looked at afterwards, what is downloaded is checked.</summary>
internal sealed class MlflowArtifacts(MlflowTransport transport)
{
    private const string Scheme = "mlflow-artifacts:";

    /// <summary>The path within the store of an address such as <c>mlflow-artifacts:/1/run/artifacts</c>.</summary>
    public static string PathOf(string address)
    {
        if (!address.StartsWith(Scheme, StringComparison.Ordinal))
            throw new RegistryUnavailableException($"the files lie at {address}, outside the server's artifact store: only servers that pass artifacts on (--serve-artifacts, the default) can be used");
        var rest = address[Scheme.Length..];
        // With a host (mlflow-artifacts://host:port/path) the path follows the host.
        return rest.StartsWith("//", StringComparison.Ordinal) && rest.IndexOf('/', 2) is > 0 and var slash ? rest[(slash + 1)..] : rest.TrimStart('/');
    }

    public async Task<List<ArtifactInfo>> UploadAsync(string folder, IReadOnlyList<ModelArtifact> artifacts, CancellationToken cancellationToken)
    {
        var infos = new List<ArtifactInfo>();
        foreach (var artifact in artifacts)
        {
            var content = artifact.Open();
            await using (content.ConfigureAwait(false))
            {
                var sha256 = Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false));
                infos.Add(new(artifact.Path, content.Length, sha256));
                await transport.UploadAsync($"{folder}/{artifact.Path}", content, content.Length, cancellationToken).ConfigureAwait(false);
            }
        }
        await RequireSizesAsync(folder, infos, cancellationToken).ConfigureAwait(false);
        return infos;
    }

    public async Task<byte[]> DownloadAsync(string folder, ArtifactInfo artifact, string owner, CancellationToken cancellationToken)
    {
        byte[] content;
        try
        {
            content = await transport.DownloadAsync($"{folder}/{artifact.Path}", cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryException error) when (error is MlflowException or ModelNotFoundException)
        {
            // The server answers 500 for a missing file: its folder says whether it is there.
            var there = (await AllAsync(folder, cancellationToken).ConfigureAwait(false)).Any(f => f.Path == artifact.Path);
            throw there ? error : new RegistryCorruptException($"the artifact '{artifact.Path}' of {owner} is missing on the server", error);
        }
        if (artifact.Sha256.Length == 0)
            return content;
        var actual = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        return content.Length == artifact.Size && actual == artifact.Sha256
            ? content
            : throw new RegistryCorruptException($"the artifact '{artifact.Path}' of {owner} is not the one that was registered: {content.Length} bytes with SHA-256 {actual} instead of {artifact.Size} with {artifact.Sha256}");
    }

    /// <summary>Every file of a folder and its subfolders, with paths within it.</summary>
    public async Task<List<(string Path, long Size)>> AllAsync(string folder, CancellationToken cancellationToken)
    {
        var files = new List<(string, long)>();
        var open = new Stack<string>([""]);
        while (open.TryPop(out var at))
        {
            foreach (var entry in await transport.ListFilesAsync(folder + at, cancellationToken).ConfigureAwait(false))
            {
                // Names are relative to the listed folder; an empty file has no size on the wire.
                if (entry.IsDir)
                    open.Push($"{at}/{entry.Path}");
                else
                    files.Add(($"{at}/{entry.Path}"[1..], entry.FileSize ?? 0));
            }
        }
        files.Sort((a, b) => string.CompareOrdinal(a.Item1, b.Item1));
        return files;
    }

    private async Task RequireSizesAsync(string folder, List<ArtifactInfo> infos, CancellationToken cancellationToken)
    {
        var stored = (await AllAsync(folder, cancellationToken).ConfigureAwait(false)).ToDictionary(f => f.Path, f => f.Size, StringComparer.Ordinal);
        foreach (var info in infos)
        {
            if (!stored.TryGetValue(info.Path, out var size) || size != info.Size)
                throw new RegistryUnavailableException($"the server did not keep '{info.Path}': {(stored.ContainsKey(info.Path) ? $"{size} of {info.Size} bytes are there" : "it is not there")}");
        }
    }
}
