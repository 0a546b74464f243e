using System.Globalization;
using MarketMaster.Prediction;
using MarketMaster.Sdk;
using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>What demo prints: a summary, the folds, and how to read them.</summary>
internal static class DemoOutput
{
    public static void Print(DemoResult result)
    {
        Screen.Print(Summary(result));
        if (result.Steps.CrossValidation.Folds.Count > 0)
            Screen.Print(Folds(result.Steps.CrossValidation));
        Screen.Print(result.Steps.Evaluation.Scores.OracleAccuracy is null
            ? "On returns, five-class accuracy of 0.30 to 0.36 can be the best there is: judge by direction and by the distance from the majority."
            : "The bars are generated with a hidden signal of known strength: judge by how near the scores come to the best possible.");
        Screen.Print("The backtest is one past series traded on paper: no promise of any return.");
    }

    private static Table Summary(DemoResult result)
    {
        var (data, training, evaluation, folds, backtest, monitoring, registration, inference, report) = result.Steps;
        var scores = evaluation.Scores;
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumn("what").AddColumn("value");
        Row("data", $"{result.Instrument}, {data.Bars:N0} bars, {data.From:yyyy-MM-dd} to {data.To:yyyy-MM-dd}, quality {data.DataQualityScore:P1}");
        Row("rows", $"{data.DataShape[0]:N0} with {data.FeaturesCount} {(data.FeatureFamily == FeatureFamilies.Names[0] ? "" : data.FeatureFamily + " ")}features; {string.Join(", ", data.LabelDistribution.Select(l => $"{l.Key} {l.Value:N0}"))}");
        if (data.FeaturesLeftOut.Count > 0)
            Row("left out", $"{string.Join(", ", data.FeaturesLeftOut)}: no values in this series");
        Row("labels", evaluation.Labels.Text);
        Row("training", $"{(training.ModelConfig.Kind == ModelKind.GradientBoosting ? $"at most {training.ModelConfig.Trees} rounds of {training.ModelConfig.MaxLeaves} leaves" : $"{training.ModelConfig.Trees} trees, depth {training.ModelConfig.MaxDepth}")}, {training.TrainingMetrics.TrainingTime:0.00} s");
        Row("out of sample", $"accuracy {scores.Accuracy:P1} ± {evaluation.AccuracyStandardError:P1} (majority {scores.MajorityAccuracy:P1}{(scores.OracleAccuracy is { } best ? $", best possible {best:P1}" : "")}), macro F1 {scores.MacroF1:0.000}, direction {Share(scores.DirectionAccuracy)}, log loss {scores.LogLoss:0.000}");
        Row("skill", $"{scores.SkillAgainstMajority:0.000} against the majority{(scores.SkillAgainstOracle is { } skill ? $", {skill:0.000} of what can be known" : "")}");
        Row("calibration", $"error {scores.ExpectedCalibrationError:0.000}{(evaluation.CalibratedError is { } error ? $"; {error:0.000} with a temperature of {evaluation.CalibrationTemperature:0.00} from the validation rows" : "")}");
        Row("folds", folds.Folds.Count == 0 ? folds.Note ?? "none" : $"{folds.Folds.Count} walk-forward, {folds.EffectiveRows:N0} independent rows: accuracy {folds.Accuracy.Mean:P1} ± {folds.Accuracy.StandardError:P1} (majority {folds.MajorityAccuracy.Mean:P1}), direction {Share(folds.DirectionAccuracy.Mean)}, log loss {folds.LogLoss.Mean:0.000} ± {folds.LogLoss.StandardError:0.000}");
        Row("top features", string.Join(", ", evaluation.FeatureImportance.Take(5).Select(f => $"{f.Feature} {f.Importance:P1}")));
        if (folds.PermutationImportance.Count > 0)
            Row("when shuffled", string.Join(", ", folds.PermutationImportance.Take(3).Select(f => $"{f.Feature} loses {f.Importance:P1} ± {f.StandardError:P1} accuracy")));
        Row("backtest", $"{Return(backtest.Strategy.TotalReturn)} in {(backtest.To - backtest.From).TotalDays:N0} days after costs, Sharpe {backtest.Strategy.Sharpe.Value:0.00}, drawdown {backtest.Strategy.MaxDrawdown.Value:P0}, {backtest.Strategy.Trades.Value:N0} trades, {Share(backtest.Strategy.HitRate.Value)} gained, costs {backtest.Strategy.Costs.Value:P0} of the capital");
        Row("beside it", $"buy and hold {Return(backtest.BuyAndHold.TotalReturn)}, always flat {backtest.AlwaysFlat.TotalReturn.Value:+0.0 %;-0.0 %}");
        Row("monitoring", $"{(monitoring.DriftedFeatures.Count == 0 ? "no column drifted" : $"drifted: {string.Join(", ", monitoring.DriftedFeatures.Take(3))}{(monitoring.DriftedFeatures.Count > 3 ? $" and {monitoring.DriftedFeatures.Count - 3} more" : "")}")}, {monitoring.UndecidedFeatures} too persistent to decide, {(monitoring.IsDependenceDrifted ? "the columns no longer move together as they did" : "the columns move together as they did")}; accuracy expected {monitoring.EstimatedAccuracy:P1}, realised {monitoring.Accuracy.Value:P1} [{monitoring.Accuracy.Low:P0} to {monitoring.Accuracy.High:P0}]{(monitoring.RetrainReasons.Count > 0 ? ", retraining advised" : "")}");
        Row("newest bar", $"{inference.Action.ToName()} with {inference.Confidence:P0} on {inference.Timestamp:u}");
        Row("registered", $"{registration.Model} in {registration.Stage}, registry {registration.Registry}");
        Row("model", report.ModelFile);
        Row("report", report.ReportFile);
        Row("time", $"{report.Seconds:0.0} s");
        return table;

        void Row(string name, string text) => table.AddRow(name, Markup.Escape(text));
    }

    private static Table Folds(CrossValidationStep folds)
    {
        var table = new Table().Border(TableBorder.Minimal).AddColumns("judged on", "accuracy", "majority", "direction", "log loss", "rows (independent)", "trained on", "purged");
        foreach (var fold in folds.Folds)
        {
            Row($"{fold.TestFrom:yyyy-MM-dd} to {fold.TestTo:yyyy-MM-dd}", $"{fold.Accuracy:0.000}", $"{fold.MajorityAccuracy:0.000}", $"{fold.DirectionAccuracy:0.000}",
                $"{fold.LogLoss:0.000}", $"{fold.TestRows:N0} ({fold.EffectiveTestRows:N0})", $"{fold.TrainRows:N0}", $"{fold.Purged:N0}");
        }
        return table;

        void Row(params string[] cells) => table.AddRow(cells);
    }

    private static string Return(BacktestFigure figure) => string.Create(CultureInfo.InvariantCulture, $"{figure.Value:+0.0 %;-0.0 %} [{figure.Low:+0 %;-0 %} to {figure.High:+0 %;-0 %}]");

    private static string Share(double value) => double.IsNaN(value) ? "n/a" : value.ToString("P1", CultureInfo.InvariantCulture);
}
