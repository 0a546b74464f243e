using MarketMaster.Prediction;
using MarketMaster.Registry;

namespace MarketMaster.Sdk;

/// <summary>The whole pipeline behind a few calls: bars, features, labels, training, evaluation, explanation, files.</summary>
/// <param name="models">Where models are found by name; the folder <c>models</c> where null.</param>
/// <param name="timeProvider">The clock; the system's where null.</param>
/// <param name="settings">Largest position and risk-free rate of paper backtests; the settings' defaults where null.</param>
/// <param name="registry">Where <c>models:/…</c> references are looked up; the registry that the settings name where null.</param>
public sealed class MarketMasterApp(ModelFolder? models = null, TimeProvider? timeProvider = null, MarketMasterSettings? settings = null, IModelRegistry? registry = null)
{
    private readonly TimeProvider _time = timeProvider ?? TimeProvider.System;
    private readonly MarketMasterSettings _settings = settings ?? new();
    private readonly Lazy<IModelRegistry> _registry = new(() => registry ?? SettingsRegistry.Open(settings ?? new()));

    /// <summary>Where models are found by name.</summary>
    public ModelFolder Models { get; } = models ?? new("models");

    /// <summary>Where registered models are. A folder is made where it is missing, the first time this is read.</summary>
    /// <exception cref="RegistryException">The registry cannot be opened.</exception>
    public IModelRegistry Registry => _registry.Value;

    /// <summary>Runs a demo on generated bars.</summary>
    /// <param name="assetClass">The asset class.</param>
    /// <param name="instrument">An instrument such as <c>BTC/USD</c>.</param>
    /// <param name="samples">Rows with features and a label, 500 to 10,000,000.</param>
    /// <param name="cancellationToken">Stops the demo; nothing half-written stays.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">The instrument is unknown, or <paramref name="samples"/> is out of range.</exception>
    public Task<DemoResult> RunDemoAsync(AssetClass assetClass, string instrument, int samples, CancellationToken cancellationToken = default) =>
        RunDemoAsync(new() { AssetClass = assetClass, Instrument = instrument, Samples = samples }, null, cancellationToken);

    /// <summary>Runs a demo. Where the settings name an MLflow server and <see cref="MarketMasterSettings.UseMlflow"/> is true, it is kept there as a run.</summary>
    /// <param name="options">What to run on.</param>
    /// <param name="progress">Told how far it is; null where nobody listens.</param>
    /// <param name="cancellationToken">Stops the demo; nothing half-written stays.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">An option is out of range or unknown.</exception>
    /// <exception cref="InvalidMarketDataException">The bars are too few, or cannot be used.</exception>
    /// <exception cref="IOException">The output folder cannot be made or written.</exception>
    public Task<DemoResult> RunDemoAsync(DemoOptions options, IProgress<DemoProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return DemoTracking.RunAsync(options.Backtest is null ? options with { Backtest = _settings.Backtest() } : options, _settings, _time, progress, cancellationToken);
    }

    /// <summary>Predicts the action of every bar of a series that has all features.</summary>
    /// <param name="modelName">Name of a model in <see cref="Models"/>, a path to a model file, or a reference such as <c>models:/trend/Production</c>.</param>
    /// <param name="bars">The series; the first 49 bars only warm the features up.</param>
    /// <param name="cancellationToken">Stops before the work.</param>
    /// <returns>The predictions.</returns>
    /// <exception cref="FileNotFoundException">There is no such model.</exception>
    /// <exception cref="InvalidMarketDataException">The bars are too few, or no bar has all features of the model.</exception>
    public Task<InferenceResult> RunInferenceAsync(string modelName, BarSeries bars, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        return WithModelAsync(modelName, model => Inference.Run(model, modelName, bars), cancellationToken);
    }

    /// <summary>Predicts the action of the newest bar of a series that has all features, and of no other.</summary>
    /// <inheritdoc cref="RunInferenceAsync"/>
    /// <returns>The prediction.</returns>
    public Task<TimedPrediction> PredictLatestAsync(string modelName, BarSeries bars, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        return WithModelAsync(modelName, model => Inference.Latest(model, modelName, bars), cancellationToken);
    }

    /// <summary>Judges a model on all bars of a series.</summary>
    /// <param name="modelName">Name of a model in <see cref="Models"/>, a path to a model file, or a reference such as <c>models:/trend/Production</c>.</param>
    /// <param name="bars">The series.</param>
    /// <param name="labels">How to label, fitted on these bars; null labels as in the model's training, with its thresholds.</param>
    /// <param name="cancellationToken">Stops before the work.</param>
    /// <returns>The scores.</returns>
    /// <exception cref="FileNotFoundException">There is no such model.</exception>
    /// <exception cref="ArgumentException">The model does not say how it was labelled, and <paramref name="labels"/> is null; or features are missing.</exception>
    /// <exception cref="InvalidMarketDataException">The bars are too few.</exception>
    public Task<EvaluationResult> EvaluateAsync(string modelName, BarSeries bars, ILabelScheme? labels = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(bars);
        return WithModelAsync(modelName, model => Judgement.Run(model, modelName, bars, labels), cancellationToken);
    }

    /// <summary>The models in <see cref="Models"/>.</summary>
    /// <param name="cancellationToken">Stops between two models.</param>
    /// <returns>Name and facts of each model, sorted by name.</returns>
    /// <exception cref="InvalidModelException">A model file is damaged.</exception>
    public Task<IReadOnlyList<ModelInfo>> ListModelsAsync(CancellationToken cancellationToken = default) => Task.Run<IReadOnlyList<ModelInfo>>(
        () =>
        {
            var all = new List<ModelInfo>();
            foreach (var name in Models.List())
            {
                cancellationToken.ThrowIfCancellationRequested();
                all.Add(ModelInfo.Of(name, Models.Load(name)));
            }
            return all;
        },
        cancellationToken);

    /// <summary>One model of <see cref="Models"/>.</summary>
    /// <param name="modelName">Its name, a path to a model file, or a reference such as <c>models:/trend/Production</c>.</param>
    /// <param name="cancellationToken">Stops before the work.</param>
    /// <returns>Its facts.</returns>
    /// <exception cref="FileNotFoundException">There is no such model.</exception>
    public Task<ModelInfo> GetModelInfoAsync(string modelName, CancellationToken cancellationToken = default) =>
        WithModelAsync(modelName, model => ModelInfo.Of(modelName, model), cancellationToken);

    /// <summary>Loads a model.</summary>
    /// <param name="modelName">Its name in <see cref="Models"/>, a path to a model file, or a reference such as <c>models:/trend/Production</c>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The model.</returns>
    /// <exception cref="FileNotFoundException">There is no such model in the folder.</exception>
    /// <exception cref="RegistryException">The registry has no such version, or cannot give it.</exception>
    public Task<ActionPredictor> LoadModelAsync(string modelName, CancellationToken cancellationToken = default) =>
        ModelReference.TryParse(modelName, out var reference)
            ? Registry.LoadAsync<ActionPredictor>(reference, cancellationToken)
            : Task.Run(() => Models.Load(modelName), cancellationToken);

    private async Task<T> WithModelAsync<T>(string modelName, Func<ActionPredictor, T> work, CancellationToken cancellationToken)
    {
        var model = await LoadModelAsync(modelName, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => work(model), cancellationToken).ConfigureAwait(false);
    }
}
