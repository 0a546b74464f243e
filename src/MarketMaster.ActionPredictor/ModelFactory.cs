namespace MarketMaster.Prediction;

/// <summary>Makes trainers by model type and preset, and lists what there is.</summary>
public sealed class ModelFactory
{
    private const string ActionPredictorType = "action_predictor";
    private readonly ActionPredictorOptions _defaults;

    /// <summary>Creates a factory.</summary>
    /// <param name="defaults">The preset <c>default</c>; null takes the library's. The other presets differ from it in the forest's size.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public ModelFactory(ActionPredictorOptions? defaults = null) => _defaults = ActionPredictorOptions.Checked(defaults);

    /// <summary>The model types: action_predictor.</summary>
    public IReadOnlyList<string> ModelTypes { get; } = [ActionPredictorType];

    /// <summary>The presets of a model type: default (100 trees, depth 10), fast (30 trees, depth 8) and accurate (300 trees, depth 16).</summary>
    /// <param name="modelType">One of <see cref="ModelTypes"/>.</param>
    /// <returns>The names.</returns>
    /// <exception cref="ArgumentException">The type is unknown; the message lists the known.</exception>
    public IReadOnlyList<string> Presets(string modelType)
    {
        RequireType(modelType);
        return ["default", "fast", "accurate"];
    }

    /// <summary>The parameters of a model type with their ranges.</summary>
    /// <param name="modelType">One of <see cref="ModelTypes"/>.</param>
    /// <returns>The parameters.</returns>
    /// <exception cref="ArgumentException">The type is unknown; the message lists the known.</exception>
    public IReadOnlyList<ModelParameter> Parameters(string modelType)
    {
        RequireType(modelType);
        return ModelParameter.All;
    }

    /// <summary>Makes a trainer.</summary>
    /// <param name="modelType">One of <see cref="ModelTypes"/>.</param>
    /// <param name="preset">One of <see cref="Presets"/>.</param>
    /// <param name="overrides">Parameters by snake_case name that replace the preset's, such as n_estimators.</param>
    /// <returns>The trainer.</returns>
    /// <exception cref="ArgumentException">Type, preset or parameter is unknown (the message lists the known), or a value is not a whole number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public ActionPredictorTrainer Create(
        string modelType = ActionPredictorType, string preset = "default", IReadOnlyDictionary<string, double>? overrides = null)
    {
        RequireType(modelType);
        var options = preset switch
        {
            "default" => _defaults with { },
            "fast" => _defaults with { Trees = 30, MaxDepth = 8 },
            "accurate" => _defaults with { Trees = 300, MaxDepth = 16 },
            _ => throw new ArgumentException($"unknown preset '{preset}': it must be one of {string.Join(", ", Presets(modelType))}", nameof(preset)),
        };
        foreach (var (name, value) in overrides ?? new Dictionary<string, double>(StringComparer.Ordinal))
        {
            var parameter = ModelParameter.All.FirstOrDefault(p => p.Name == name)
                ?? throw new ArgumentException($"unknown parameter '{name}': it must be one of {string.Join(", ", ModelParameter.All.Select(p => p.Name))}", nameof(overrides));
            parameter.Write(options, value);
        }
        return new(options);
    }

    private void RequireType(string modelType)
    {
        if (!ModelTypes.Contains(modelType, StringComparer.Ordinal))
            throw new ArgumentException($"unknown model type '{modelType}': it must be one of {string.Join(", ", ModelTypes)}", nameof(modelType));
    }
}
