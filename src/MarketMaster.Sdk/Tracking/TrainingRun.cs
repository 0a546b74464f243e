using System.Globalization;
using MarketMaster.Prediction;
using MarketMaster.Registry;

namespace MarketMaster.Sdk;

/// <summary>What a run keeps of a training, and under which names.</summary>
internal static class TrainingRun
{
    private const string Report = "report.html";

    public static async Task KeepAsync(MlflowRun run, TrainingOutcome outcome, CancellationToken cancellationToken)
    {
        var model = outcome.Model;
        await run.LogParametersAsync(Parameters(outcome), cancellationToken).ConfigureAwait(false);
        await run.LogMetricsAsync(RegistryPredictors.Metrics(model, outcome.Evaluation).ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal), 0, cancellationToken).ConfigureAwait(false);
        foreach (var (step, metrics) in Folds(outcome))
            await run.LogMetricsAsync(metrics, step, cancellationToken).ConfigureAwait(false);
        await run.LogArtifactsAsync(Files(outcome, run.Name), null, cancellationToken).ConfigureAwait(false);
        await run.LogModelAsync([.. RegistryPredictors.Files(model, includeOnnx: true)], RegistryPredictors.Signature(model), cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static IReadOnlyList<ModelArtifact> Files(TrainingOutcome outcome, string name)
    {
        if (outcome.Artifacts.Any(a => a.Path == Report))
            return outcome.Artifacts;
        using var page = new MemoryStream();
        outcome.ToReport(name).WriteTo(page);
        return [.. outcome.Artifacts, new(Report, page.ToArray())];
    }

    private static Dictionary<string, string> Parameters(TrainingOutcome outcome)
    {
        var facts = outcome.Model.Facts;
        var parameters = new Dictionary<string, string>(RegistryPredictors.Parameters(outcome.Model), StringComparer.Ordinal)
        {
            ["training_rows"] = facts.Rows.ToString(CultureInfo.InvariantCulture),
            ["features"] = outcome.Model.FeatureNames.Count.ToString(CultureInfo.InvariantCulture),
            ["library_version"] = facts.LibraryVersion,
        };
        if (facts.Labels is { } labels)
            parameters["labels"] = labels.Text;
        if (facts.DataFrom is { } from && facts.DataTo is { } to)
            (parameters["data_from"], parameters["data_to"]) = (from.ToString("u", CultureInfo.InvariantCulture), to.ToString("u", CultureInfo.InvariantCulture));
        foreach (var (name, value) in outcome.Parameters)
            parameters[name] = value;
        return parameters;
    }

    // A metric that is not defined in a fold is left out of it: MLflow draws a NaN as if it were a number.
    private static IEnumerable<(int Step, Dictionary<string, double> Metrics)> Folds(TrainingOutcome outcome)
    {
        if (outcome.Folds is { } folds)
        {
            foreach (var fold in folds.Folds)
                yield return (fold.Number, Defined(("fold_accuracy", fold.Evaluation.Accuracy), ("fold_majority_accuracy", fold.Evaluation.MajorityAccuracy), ("fold_f1_score", fold.Evaluation.MacroF1),
                    ("fold_direction_accuracy", fold.Evaluation.DirectionAccuracy), ("fold_log_loss", fold.Evaluation.LogLoss)));
            yield return (0, Defined(Mean("accuracy", folds.Accuracy), Mean("majority_accuracy", folds.MajorityAccuracy), Mean("f1_score", folds.MacroF1), Mean("direction_accuracy", folds.DirectionAccuracy), Mean("log_loss", folds.LogLoss),
                Error("accuracy", folds.Accuracy), Error("log_loss", folds.LogLoss)));
        }
        else if (outcome.Search is { } search)
        {
            for (var i = 0; i < search.Best.FoldScores.Count; i++)
                yield return (i, Defined(($"fold_{Name(search.Metric)}", search.Best.FoldScores[i])));
        }

        static (string, double) Mean(string name, FoldMetric metric) => ($"folds_{name}", metric.Mean);

        static (string, double) Error(string name, FoldMetric metric) => ($"folds_{name}_standard_error", metric.StandardError);
    }

    private static string Name(SearchMetric metric) => metric switch
    {
        SearchMetric.Accuracy => "accuracy",
        SearchMetric.MacroF1 => "f1_score",
        SearchMetric.DirectionAccuracy => "direction_accuracy",
        SearchMetric.QuadraticKappa => "quadratic_kappa",
        _ => "log_loss",
    };

    private static Dictionary<string, double> Defined(params ReadOnlySpan<(string Name, double Value)> metrics)
    {
        var defined = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in metrics)
        {
            if (double.IsFinite(value))
                defined[name] = value;
        }
        return defined;
    }
}
