namespace MarketMaster.Registry;

/// <summary>Comparing versions of any registry.</summary>
public static class ModelRegistryComparison
{
    /// <summary>Compares two versions.</summary>
    /// <param name="registry">The registry that holds both.</param>
    /// <param name="baseline">The version to compare with.</param>
    /// <param name="candidate">The version to compare.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What differs.</returns>
    /// <exception cref="ModelNotFoundException">One of them does not exist.</exception>
    public static async Task<VersionComparison> CompareAsync(
        this IModelRegistry registry, ModelReference baseline, ModelReference candidate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var first = await registry.GetVersionAsync(baseline, cancellationToken).ConfigureAwait(false);
        return VersionComparison.Of(first, await registry.GetVersionAsync(candidate, cancellationToken).ConfigureAwait(false));
    }
}
