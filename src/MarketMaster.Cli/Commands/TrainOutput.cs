using System.Globalization;
using System.Text.Json;
using MarketMaster.Prediction;
using MarketMaster.Sdk;

namespace MarketMaster.Cli;

/// <summary>What train prints.</summary>
internal static class TrainOutput
{
    public static void Write(TrainingOutcome outcome, string file, string? run, bool json)
    {
        var evaluation = outcome.Evaluation!;
        if (json)
        {
            WriteJson(outcome, evaluation, file, run);
            return;
        }
        if (outcome.Search is { } search)
            SearchOutput.Print(search);
        if (outcome.Folds is { } folds)
        {
            Screen.Print(string.Create(
                CultureInfo.InvariantCulture,
                $"{folds.Folds.Count} walk-forward folds: accuracy {folds.Accuracy.Mean:0.0000} ± {folds.Accuracy.StandardError:0.0000} (majority {folds.MajorityAccuracy.Mean:0.0000}), log loss {folds.LogLoss.Mean:0.0000} ± {folds.LogLoss.StandardError:0.0000}"));
        }
        Screen.Print(Text(outcome.Model, evaluation, file));
    }

    private static string Text(ActionPredictor model, Evaluation evaluation, string file) => string.Create(
        CultureInfo.InvariantCulture,
        $"trained on {model.Report.TrainingRows} rows in {model.Report.TrainingTime:0.00} s; on {evaluation.Rows} rows accuracy {evaluation.Accuracy:0.0000} (majority {evaluation.MajorityAccuracy:0.0000}), macro F1 {evaluation.MacroF1:0.0000}, log loss {evaluation.LogLoss:0.0000} -> {file}");

    private static void WriteJson(TrainingOutcome outcome, Evaluation evaluation, string file, string? run)
    {
        var model = outcome.Model;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("model", file);
            json.WriteString("kind", model.Options.Kind == ModelKind.RandomForest ? "random_forest" : "gradient_boosting");
            if (model.Report.BestRound is { } rounds)
                json.WriteNumber("best_iteration", rounds);
            json.WriteNumber("training_seconds", model.Report.TrainingTime);
            json.WriteNumber("training_rows", model.Report.TrainingRows);
            json.WriteNumber("test_rows", evaluation.Rows);
            json.WriteNumber("accuracy", evaluation.Accuracy);
            json.WriteNumber("f1_score", evaluation.MacroF1);
            json.WriteNumber("precision", evaluation.MacroPrecision);
            json.WriteNumber("recall", evaluation.MacroRecall);
            json.WriteNumber("log_loss", evaluation.LogLoss);
            json.WriteNumber("brier", evaluation.Brier);
            json.WriteNumber("majority_accuracy", evaluation.MajorityAccuracy);
            json.WriteStartObject("feature_importance");
            foreach (var feature in model.Importance())
                json.WriteNumber(feature.Feature, feature.Importance);
            json.WriteEndObject();
            if (outcome.Folds is { } folds)
                WriteFolds(json, folds);
            if (outcome.Search is { } search)
                SearchOutput.Write(json, search);
            if (run is not null)
                json.WriteString("run_id", run);
            json.WriteEndObject();
        }
        Screen.Print(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void WriteFolds(Utf8JsonWriter json, CrossValidationResult folds)
    {
        json.WriteStartArray("folds");
        foreach (var fold in folds.Folds)
        {
            json.WriteStartObject();
            json.WriteNumber("number", fold.Number);
            json.WriteNumber("rows", fold.TestRows);
            json.WriteNumber("accuracy", fold.Evaluation.Accuracy);
            json.WriteNumber("majority_accuracy", fold.Evaluation.MajorityAccuracy);
            json.WriteNumber("f1_score", fold.Evaluation.MacroF1);
            json.WriteNumber("log_loss", fold.Evaluation.LogLoss);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
