namespace MarketMaster.Monitoring;

/// <summary>
/// What calibrated probabilities let expect before any label is known. Blind to concept drift: it holds as long as the
/// probabilities mean what they meant on the reference.
/// </summary>
/// <param name="Rows">Predictions.</param>
/// <param name="Accuracy">Expected accuracy.</param>
/// <param name="AccuracyError">Standard deviation of the realised accuracy about it, for independent rows (Poisson-binomial).</param>
/// <param name="MacroPrecision">Expected macro precision.</param>
/// <param name="MacroRecall">Expected macro recall.</param>
/// <param name="MacroF1">Expected macro F1.</param>
/// <param name="Confusion">Expected confusion matrix: row = true class, column = predicted class.</param>
public sealed record PerformanceEstimate(
    int Rows, double Accuracy, double AccuracyError, double MacroPrecision, double MacroRecall, double MacroF1, IReadOnlyList<IReadOnlyList<double>> Confusion);
