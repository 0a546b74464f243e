using System.Text.Json;

namespace MarketMaster.Monitoring.Tests;

[TestClass]
public sealed class ClassificationReferenceTests
{
    private const int K = TradeActions.Count;

    [TestMethod]
    [DataRow("cls_reference")]
    [DataRow("cls_current")]
    [DataRow("cls_one_class")]
    [DataRow("cls_ties")]
    public void Every_measure_agrees(string file)
    {
        var expected = Expected.Read("expected_classification.json").At("files", file);
        var outcomes = Load(file, out var columns);
        var set = new MeasureSet(outcomes, 0);
        var ones = Enumerable.Repeat(1.0, outcomes.Count).ToArray();
        var values = set.Compute(ones).ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        var table = set.Confusion(ones);
        var compare = new Comparison();
        var paths = new (string Name, string[] Path)[]
        {
            ("accuracy", ["accuracy"]), ("balanced_accuracy", ["balanced_accuracy_sklearn"]), ("macro_precision", ["macro", "precision"]),
            ("macro_recall", ["macro", "recall"]), ("macro_f1", ["macro", "f1"]), ("weighted_precision", ["weighted", "precision"]),
            ("weighted_recall", ["weighted", "recall"]), ("weighted_f1", ["weighted", "f1"]), ("matthews_correlation", ["mcc"]), ("kappa", ["cohen_kappa"]),
            ("kappa_linear", ["cohen_kappa_linear"]), ("kappa_quadratic", ["cohen_kappa_quadratic"]), ("log_loss", ["log_loss"]), ("brier", ["brier_multiclass_sum"]),
            ("calibration_error", ["top_label_calibration_10_width", "ece"]), ("largest_calibration_error", ["top_label_calibration_10_width", "mce"]),
            ("class_calibration_error", ["classwise_ece_10"]), ("auc_macro", ["roc_auc_ovr_macro"]), ("auc_weighted", ["roc_auc_ovr_weighted"]),
            ("top2_accuracy", ["top2_accuracy"]), ("mean_confidence", ["mean_confidence"]), ("mean_entropy", ["mean_entropy_nats"]), ("mean_margin", ["mean_margin"]),
            ("ordinal_error", ["ordinal_mae"]), ("ranked_probability_score", ["rps"]), ("directional_hit_rate", ["directional_hit_rate_when_acting"]),
            ("action_rate", ["action_rate"]), ("hit_rate", ["pnl", "hit_rate_traded"]), ("profit_factor", ["pnl", "profit_factor"]), ("mean_return", ["pnl", "mean"]),
            ("return_weighted_accuracy", ["weighted", "abs_return_weighted_accuracy"]),
        };
        foreach (var (name, path) in paths)
        {
            if (expected.Has(path))
                compare.Check(name, expected.Number(path), values[name]);
        }
        compare.Check("equal mass", expected.Number("top_label_calibration_10_mass", "ece"), set.Scores!.MassCalibration());
        for (var k = 0; k < K; k++)
        {
            compare.Check($"precision {k}", expected.Numbers("per_class", "precision")[k], table.Precision(k));
            compare.Check($"recall {k}", expected.Numbers("per_class", "recall")[k], table.Recall(k));
            compare.Check($"f1 {k}", expected.Numbers("per_class", "f1")[k], table.F1(k));
            compare.Check($"support {k}", expected.Numbers("per_class", "support")[k], table.Support(k));
            compare.Check($"specificity {k}", expected.Numbers("per_class", "specificity")[k], table.Specificity(k));
            compare.Check($"auc {k}", expected.Numbers("roc_auc_ovr_per_class")[k], set.Scores.Auc(k, ones));
            compare.Check($"average precision {k}", expected.Numbers("average_precision_per_class")[k], set.Scores.AveragePrecision(k, ones));
            compare.Check($"brier {k}", expected.Numbers("brier_per_class")[k], set.Scores.BrierOf(k, ones));
            compare.Check($"confusion {k}", [.. expected.At("confusion_matrix")[k].EnumerateArray().Select(e => e.GetDouble())], table.Rows()[k]);
        }
        CheckWeighted(compare, expected, outcomes, columns);
        compare.Done(70);
    }

    [TestMethod]
    [DataRow("calibrated")]
    [DataRow("uncalibrated")]
    public void The_estimate_without_labels_agrees(string kind)
    {
        var expected = Expected.Read("expected_classification.json").At("cbpe", "cls_current", kind);
        var current = Load("cls_current", out _);
        var estimator = kind == "calibrated" ? PerformanceEstimator.Fit(Load("cls_reference", out _)) : PerformanceEstimator.Uncalibrated;
        var estimate = estimator.Estimate(current.Predicted.Span, current.Probabilities.Span);
        var compare = new Comparison();
        compare.Check("accuracy", expected.Number("accuracy"), estimate.Accuracy);
        compare.Check("error", expected.Number("accuracy_std_poisson_binomial"), estimate.AccuracyError);
        compare.Check("f1", expected.Number("macro_f1"), estimate.MacroF1);
        compare.Check("precision", expected.Number("macro_precision"), estimate.MacroPrecision);
        compare.Check("recall", expected.Number("macro_recall"), estimate.MacroRecall);
        for (var k = 0; k < K; k++)
            compare.Check($"confusion {k}", [.. expected.At("expected_confusion")[k].EnumerateArray().Select(e => e.GetDouble())], estimate.Confusion[k]);
        compare.Done(35);
    }

    [TestMethod]
    public void The_calibration_curve_agrees()
    {
        var expected = Expected.Read("expected_classification.json").At("isotonic_class2");
        var estimator = PerformanceEstimator.Fit(Load("cls_reference", out _));
        var compare = new Comparison();
        compare.Check("curve", expected.Numbers("y"), [.. expected.Numbers("x").Select(x => estimator.CalibratedOf(2, x))]);
        compare.Done(22);
    }

    private static void CheckWeighted(Comparison compare, JsonElement expected, PredictionOutcomes outcomes, Dictionary<string, double[]> columns)
    {
        if (!columns.TryGetValue("weight", out var weights))
            return;
        var weighted = new MeasureSet(outcomes, 0).Compute(weights).ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        compare.Check("weighted accuracy", expected.Number("weighted", "weight_column_accuracy"), weighted["accuracy"]);
        compare.Check("weighted log loss", expected.Number("weighted", "weight_column_log_loss"), weighted["log_loss"]);
        var returns = new TradedReturns(outcomes, 0).Gross;
        compare.Check("total", expected.Number("pnl", "total"), returns.Sum());
        compare.Check("drawdown", expected.Number("pnl", "max_drawdown_of_cumulative_sum"), TradedReturns.Drawdown(returns));
        var (mean, variance) = MeanTests.Moments(returns);
        compare.Check("deviation", expected.Number("pnl", "std_ddof1"), Math.Sqrt(variance));
        compare.Check("t", expected.Number("pnl", "t_stat"), mean / Math.Sqrt(variance / returns.Length));
    }

    private static PredictionOutcomes Load(string file, out Dictionary<string, double[]> columns)
    {
        var c = columns = Expected.Columns(file + ".csv");
        var n = columns["y_true"].Length;
        var probabilities = new double[n * K];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < K; k++)
                probabilities[(i * K) + k] = c[$"p{k}"][i];
        }
        return new(
            Array.ConvertAll(c["y_pred"], v => (TradeAction)(int)v), Array.ConvertAll(c["y_true"], v => (TradeAction)(int)v), probabilities,
            columns.TryGetValue("forward_return", out var returns) ? returns : default);
    }
}
