namespace MarketMaster.Prediction;

/// <summary>Draws the candidates of a search: the preset, then one random point of the space each.</summary>
internal static class SearchCandidates
{
    public static SearchCandidate[] Draw(SearchOptions options)
    {
        var space = options.CheckedSpace();
        var candidates = new SearchCandidate[options.Candidates];
        candidates[0] = new(options, new Dictionary<string, double>(StringComparer.Ordinal), space);
        for (var number = 1; number < candidates.Length; number++)
        {
            // A stream of its own: more candidates do not change the first ones.
            var random = new RandomStream(unchecked((ulong)options.Seed), (ulong)number);
            candidates[number] = new(options, space.ToDictionary(r => r.Range.Parameter, r => r.Range.At(random.NextDouble(), r.Parameter.IsWhole), StringComparer.Ordinal), space);
        }
        return candidates;
    }
}
