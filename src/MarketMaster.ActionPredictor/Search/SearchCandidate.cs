namespace MarketMaster.Prediction;

/// <summary>One point of the search space.</summary>
internal sealed class SearchCandidate(
    SearchOptions options, IReadOnlyDictionary<string, double> drawn, IReadOnlyList<(SearchRange Range, ModelParameter Parameter)> space)
{
    /// <summary>The searched parameters, those of the preset where nothing was drawn.</summary>
    public IReadOnlyDictionary<string, double> Parameters()
    {
        var made = Trainer(threads: 0).Options;
        return space.ToDictionary(r => r.Range.Parameter, r => r.Parameter.Read(made), StringComparer.Ordinal);
    }

    public ActionPredictorTrainer Trainer(int threads) =>
        new ModelFactory(new() { Seed = options.Seed, Threads = threads }).Create(options.ModelType, options.Preset,
            options.Overrides.Where(o => !drawn.ContainsKey(o.Key)).Concat(drawn).ToDictionary(StringComparer.Ordinal));
}
