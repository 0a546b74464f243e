using System.Globalization;
using System.Text.Json;
using MarketMaster.Prediction;

namespace MarketMaster.Cli;

/// <summary>What train prints.</summary>
internal static class TrainOutput
{
    public static void Write(ActionPredictor model, Evaluation evaluation, SearchResult? search, string file, bool json)
    {
        if (json)
        {
            WriteJson(model, evaluation, search, file);
            return;
        }
        if (search is not null)
            SearchOutput.Print(search);
        Screen.Print(Text(model, evaluation, file));
    }

    private static string Text(ActionPredictor model, Evaluation evaluation, string file) => string.Create(
        CultureInfo.InvariantCulture,
        $"trained on {model.Report.TrainingRows} rows in {model.Report.TrainingTime:0.00} s; on {evaluation.Rows} rows accuracy {evaluation.Accuracy:0.0000} (majority {evaluation.MajorityAccuracy:0.0000}), macro F1 {evaluation.MacroF1:0.0000}, log loss {evaluation.LogLoss:0.0000} -> {file}");

    private static void WriteJson(ActionPredictor model, Evaluation evaluation, SearchResult? search, string file)
    {
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
            if (search is not null)
                SearchOutput.Write(json, search);
            json.WriteEndObject();
        }
        Screen.Print(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
