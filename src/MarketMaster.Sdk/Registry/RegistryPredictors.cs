using System.Globalization;
using System.Text.Json;
using MarketMaster.Prediction;
using MarketMaster.Registry;

namespace MarketMaster.Sdk;

/// <summary>Predictors in a model registry: the registry knows nothing of them, and they nothing of it.</summary>
public static class RegistryPredictors
{
    /// <summary>Path of the model file within a version.</summary>
    public const string ModelFile = "model.mmaf";

    private const string OnnxFile = "model.onnx";

    /// <summary>Registers a predictor: its file and ONNX form, scores, parameters, features as signature.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="name">Name of the model.</param>
    /// <param name="predictor">The predictor.</param>
    /// <param name="registration">What else to register; null for nothing.</param>
    /// <param name="note">Who, and why.</param>
    /// <param name="cancellationToken">Stops before the version exists.</param>
    /// <returns>The version.</returns>
    /// <exception cref="RegistryException">The registry cannot be reached, is busy or refuses.</exception>
    public static Task<ModelVersion> RegisterAsync(
        this IModelRegistry registry, string name, ActionPredictor predictor, PredictorRegistration? registration = null, ChangeNote? note = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(predictor);
        registration ??= new();
        return registry.RegisterAsync(
            new ModelRegistration(name, [.. Files(predictor, registration.IncludeOnnx), .. registration.Artifacts])
            {
                Description = registration.Description ?? Describe(predictor),
                Metrics = Metrics(predictor, registration.Evaluation),
                Parameters = Parameters(predictor),
                Tags = registration.Tags,
                Signature = Signature(predictor),
                Lineage = registration.Lineage with { Seed = registration.Lineage.Seed ?? predictor.Options.Seed },
                IdempotencyKey = registration.IdempotencyKey,
            },
            note,
            cancellationToken);
    }

    /// <summary>Loads a model as an object: an <see cref="ActionPredictor"/>, which predicts the same bits as the one that was registered, or a type that <see cref="ModelReaders"/> was told of.</summary>
    /// <typeparam name="TModel">Type of the model.</typeparam>
    /// <param name="registry">The registry.</param>
    /// <param name="reference">Which version.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The model.</returns>
    /// <exception cref="NotSupportedException">Nobody has said how a <typeparamref name="TModel"/> is read.</exception>
    /// <exception cref="ModelNotFoundException">There is no such version.</exception>
    /// <exception cref="RegistryCorruptException">A file is missing or is not the one that was registered.</exception>
    /// <exception cref="InvalidModelException">The version is no predictor, or one of a newer library.</exception>
    public static Task<TModel> LoadAsync<TModel>(this IModelRegistry registry, ModelReference reference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var read = ModelReaders.Of<TModel>();
        return LoadAsync();

        async Task<TModel> LoadAsync() => read(await registry.LoadAsync(reference, cancellationToken).ConfigureAwait(false));
    }

    internal static ActionPredictor Read(LoadedModel loaded) => loaded.Contents.TryGetValue(ModelFile, out var content)
        ? ActionPredictor.Read(content.Span, loaded.Version.ToString())
        : throw new InvalidModelException($"{loaded.Version} is no predictor: it has {string.Join(", ", loaded.Contents.Keys)}, but no {ModelFile}");

    internal static ModelSignature Signature(ActionPredictor predictor) =>
        new([.. predictor.FeatureNames.Select(f => new SignatureColumn(f))], [new("label", "string"), .. TradeActions.Names.Select(a => new SignatureColumn(a, "float"))]);

    internal static IEnumerable<ModelArtifact> Files(ActionPredictor predictor, bool includeOnnx)
    {
        yield return new(ModelFile, Bytes(predictor.Save));
        if (includeOnnx && predictor.Calibration is null)
            yield return new(OnnxFile, Bytes(predictor.ExportOnnx));
    }

    private static ReadOnlyMemory<byte> Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        // The buffer itself: a model may be large, and nobody else has the stream.
        return stream.GetBuffer().AsMemory(0, checked((int)stream.Length));
    }

    internal static string Describe(ActionPredictor predictor) => string.Create(
        CultureInfo.InvariantCulture,
        $"{predictor.Options.Trees} trees over {predictor.FeatureNames.Count} features, trained on {predictor.Facts.Rows:N0} rows");

    internal static ModelMetric[] Metrics(ActionPredictor predictor, Evaluation? evaluation)
    {
        var report = predictor.Report;
        (string Name, double Value)[] all = evaluation is null
            ? [("accuracy", report.Accuracy), ("f1_score", report.F1Score), ("precision", report.Precision), ("recall", report.Recall), ("log_loss", report.LogLoss)]
            : [("accuracy", evaluation.Accuracy), ("majority_accuracy", evaluation.MajorityAccuracy), ("f1_score", evaluation.MacroF1), ("precision", evaluation.MacroPrecision), ("recall", evaluation.MacroRecall), ("log_loss", evaluation.LogLoss)];
        return [.. all.Where(m => double.IsFinite(m.Value)).Select(m => new ModelMetric(m.Name, m.Value)), new("training_seconds", report.TrainingTime, MetricDirection.LowerIsBetter)];
    }

    // The options' own JSON names are S0's: n_estimators, max_depth …
    internal static Dictionary<string, string> Parameters(ActionPredictor predictor)
    {
        using var json = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(predictor.Options, PredictorJson.Default.ActionPredictorOptions));
        return json.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString(), StringComparer.Ordinal);
    }
}
