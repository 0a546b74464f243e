namespace MarketMaster.Registry;

/// <summary>What differs between two versions.</summary>
public sealed record VersionComparison
{
    /// <summary>The version compared with.</summary>
    public required ModelVersion Baseline { get; init; }

    /// <summary>The version compared.</summary>
    public required ModelVersion Candidate { get; init; }

    /// <summary>Every metric of either version, by name.</summary>
    public IReadOnlyList<MetricComparison> Metrics { get; init; } = [];

    /// <summary>The parameters that differ, by name.</summary>
    public IReadOnlyList<ValueComparison> Parameters { get; init; } = [];

    /// <summary>The columns that one signature has and the other has not, or has with another type or at another place.</summary>
    public IReadOnlyList<ValueComparison> Signature { get; init; } = [];

    /// <summary>Whether both take and give the same columns.</summary>
    public bool SameSignature => Signature.Count == 0;

    /// <summary>Whether both hold the same files, byte for byte.</summary>
    public bool SameArtifacts { get; init; }

    /// <summary>Compares two versions.</summary>
    /// <param name="baseline">The version to compare with.</param>
    /// <param name="candidate">The version to compare.</param>
    /// <returns>What differs.</returns>
    public static VersionComparison Of(ModelVersion baseline, ModelVersion candidate)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(candidate);
        return new()
        {
            Baseline = baseline,
            Candidate = candidate,
            Metrics = [.. baseline.Metrics.Concat(candidate.Metrics).Select(m => m.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(name => MetricComparison.Of(Find(baseline, name), Find(candidate, name)))],
            Parameters = Differences(baseline.Parameters, candidate.Parameters),
            Signature = Differences(Columns(baseline.Signature), Columns(candidate.Signature)),
            SameArtifacts = baseline.Artifacts.SequenceEqual(candidate.Artifacts),
        };
    }

    private static ModelMetric? Find(ModelVersion version, string name) => version.Metrics.FirstOrDefault(m => m.Name == name);

    private static Dictionary<string, string> Columns(ModelSignature? signature)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("input", signature?.Inputs ?? []);
        Add("output", signature?.Outputs ?? []);
        return columns;

        void Add(string side, IReadOnlyList<SignatureColumn> of)
        {
            for (var i = 0; i < of.Count; i++)
                columns[$"{side} {of[i].Name}"] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{of[i].Type}, place {i + 1}");
        }
    }

    private static ValueComparison[] Differences(IReadOnlyDictionary<string, string> baseline, IReadOnlyDictionary<string, string> candidate) =>
        [.. baseline.Keys.Union(candidate.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(key => new ValueComparison(key, baseline.GetValueOrDefault(key), candidate.GetValueOrDefault(key)))
            .Where(c => c.Baseline != c.Candidate)];
}
