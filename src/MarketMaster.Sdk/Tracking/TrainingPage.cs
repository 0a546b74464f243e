using System.Globalization;
using MarketMaster.Prediction;
using MarketMaster.Reporting;

namespace MarketMaster.Sdk;

/// <summary>The report of a training: scores, folds, confusion, calibration, importance.</summary>
internal static class TrainingPage
{
    public static HtmlReport Of(TrainingOutcome outcome, string title)
    {
        var model = outcome.Model;
        var report = new HtmlReport(title) { Subtitle = RegistryPredictors.Describe(model), GeneratedAt = model.Facts.TrainedAt };
        report.AddFact("Trained on", Number(model.Facts.Rows), "rows");
        if (outcome.Evaluation is { } evaluation)
        {
            report.AddFact("Accuracy", Percent(evaluation.Accuracy), $"majority {Percent(evaluation.MajorityAccuracy)}, {Number(evaluation.Rows)} rows");
            report.AddFact("Direction", Percent(evaluation.DirectionAccuracy), "of the moves acted on");
        }
        if (outcome.Folds is { } folds)
            report.Add(new CrossValidationTable(folds) { Title = $"{folds.Folds.Count} walk-forward folds" });
        if (outcome.Evaluation is { } judged)
        {
            report.Add(new EvaluationSummary(judged) { LabelsLookAhead = model.Facts.Labels is { Name: not "rule" } });
            report.Add(new ConfusionMatrix(judged));
            report.Add(new ReliabilityCurve(judged));
            report.Add(new ClassScoreTable(judged.Classes));
        }
        report.Add(new FeatureImportanceChart(model.Importance()));
        foreach (var (name, value) in RegistryPredictors.Parameters(model))
            report.AddConfiguration(name, value);
        report.AddConfiguration("library", model.Facts.LibraryVersion);
        return report;
    }

    private static string Percent(double share) => double.IsNaN(share) ? "n/a" : share.ToString("P1", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
