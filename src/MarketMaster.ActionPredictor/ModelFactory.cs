namespace MarketMaster.Prediction;

/// <summary>Makes trainers by model type and preset, and lists what there is.</summary>
public sealed class ModelFactory
{
    private const string AnyKind = "action_predictor";
    private const string Forest = "random_forest";
    private const string Boosting = "gradient_boosting";
    private static readonly string[] PresetNames = ["default", "fast", "accurate"];
    private readonly ActionPredictorOptions _defaults;

    /// <summary>Creates a factory.</summary>
    /// <param name="defaults">What presets start from; null takes the library's defaults. Presets change the kind and the size of the model.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public ModelFactory(ActionPredictorOptions? defaults = null) => _defaults = ActionPredictorOptions.Checked(defaults);

    /// <summary>The model types: action_predictor, whose presets choose the kind, and the kinds by name.</summary>
    public IReadOnlyList<string> ModelTypes { get; } = [AnyKind, Forest, Boosting];

    /// <summary>The kinds of model: random_forest and gradient_boosting.</summary>
    public IReadOnlyList<string> Kinds { get; } = [Forest, Boosting];

    /// <summary>
    /// The presets of a model type. random_forest: default (100 trees, depth 10), fast (30 trees, depth 8), accurate (300 trees, depth 16).
    /// gradient_boosting: default (100 rounds, 31 leaves, rate 0.1), fast (50 rounds, 15 leaves, rate 0.2), accurate (default with
    /// early stopping after 20 rounds). action_predictor: default and fast are the forest's, accurate is boosting's.
    /// </summary>
    /// <param name="modelType">One of <see cref="ModelTypes"/>.</param>
    /// <returns>The names.</returns>
    /// <exception cref="ArgumentException">The type is unknown; the message lists the known.</exception>
    public IReadOnlyList<string> Presets(string modelType)
    {
        RequireType(modelType);
        return [.. PresetNames];
    }

    /// <summary>The parameters of a model type with their ranges.</summary>
    /// <param name="modelType">One of <see cref="ModelTypes"/>; a kind lists only what it reads.</param>
    /// <returns>The parameters.</returns>
    /// <exception cref="ArgumentException">The type is unknown; the message lists the known.</exception>
    public IReadOnlyList<ModelParameter> Parameters(string modelType)
    {
        RequireType(modelType);
        return [.. ModelParameter.All.Where(p => modelType == AnyKind ? p.Name != ModelParameter.KindName : IsReadBy(p, modelType == Forest ? ModelKind.RandomForest : ModelKind.GradientBoosting))];
    }

    /// <summary>Makes a trainer.</summary>
    /// <param name="modelType">One of <see cref="ModelTypes"/>.</param>
    /// <param name="preset">One of <see cref="Presets"/>.</param>
    /// <param name="overrides">Parameters by snake_case name that replace the preset's, such as n_estimators.</param>
    /// <returns>The trainer.</returns>
    /// <exception cref="ArgumentException">Type, preset or parameter is unknown (the message lists the known), the kind of model does not read the parameter, or a value is not a whole number where it must be.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public ActionPredictorTrainer Create(
        string modelType = AnyKind, string preset = "default", IReadOnlyDictionary<string, double>? overrides = null)
    {
        RequireType(modelType);
        if (!PresetNames.Contains(preset, StringComparer.Ordinal))
            throw new ArgumentException($"unknown preset '{preset}': it must be one of {string.Join(", ", PresetNames)}", nameof(preset));
        var options = Preset(modelType, preset);
        var readable = ModelParameter.All.Where(p => IsReadBy(p, options.Kind)).ToList();
        foreach (var (name, value) in overrides ?? new Dictionary<string, double>(StringComparer.Ordinal))
        {
            var parameter = readable.Find(p => p.Name == name) ?? throw new ArgumentException(
                $"{(ModelParameter.All.Any(p => p.Name == name) ? $"{KindName(options.Kind)} has no parameter" : "unknown parameter")} '{name}': it must be one of {string.Join(", ", readable.Select(p => p.Name))}", nameof(overrides));
            parameter.Write(options, value);
        }
        return new(options);
    }

    private ActionPredictorOptions Preset(string modelType, string preset)
    {
        var start = _defaults.Copy();
        var boosts = modelType switch
        {
            Forest => false,
            Boosting => true,
            _ => preset == "accurate" || (preset == "default" && start.Kind == ModelKind.GradientBoosting),
        };
        start.Kind = boosts ? ModelKind.GradientBoosting : ModelKind.RandomForest;
        return (boosts, preset) switch
        {
            (false, "fast") => start with { Trees = 30, MaxDepth = 8 },
            (false, "accurate") => start with { Trees = 300, MaxDepth = 16 },
            (true, "fast") => start with { Trees = 50, MaxLeaves = 15, LearningRate = 0.2 },
            (true, "accurate") => start with { Trees = 100, MaxLeaves = 31, LearningRate = 0.1, EarlyStoppingRounds = 20 },
            _ => start,
        };
    }

    private static bool IsReadBy(ModelParameter parameter, ModelKind kind) =>
        parameter.Name != ModelParameter.KindName && (parameter.Kind is null || parameter.Kind == kind);

    private static string KindName(ModelKind kind) => kind == ModelKind.RandomForest ? Forest : Boosting;

    private void RequireType(string modelType)
    {
        if (!ModelTypes.Contains(modelType, StringComparer.Ordinal))
            throw new ArgumentException($"unknown model type '{modelType}': it must be one of {string.Join(", ", ModelTypes)}", nameof(modelType));
    }
}
