namespace MarketMaster.Monitoring;

/// <summary>
/// Estimates performance without labels (CBPE): each class's probability is calibrated on reference outcomes, and calibrated
/// probabilities add up to an expected confusion matrix. Immutable.
/// </summary>
public sealed class PerformanceEstimator
{
    private const int K = PredictionOutcomes.K;
    private readonly IsotonicCurve[]? _curves;

    private PerformanceEstimator(IsotonicCurve[]? curves) => _curves = curves;

    /// <summary>Takes the probabilities as they are.</summary>
    public static PerformanceEstimator Uncalibrated { get; } = new(null);

    /// <summary>Calibrates on outcomes that the model was not trained on.</summary>
    /// <param name="reference">Outcomes with probabilities.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">There are no probabilities, or no rows.</exception>
    public static PerformanceEstimator Fit(PredictionOutcomes reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Probabilities.IsEmpty)
            throw new ArgumentException("the reference has no probabilities: an estimate rests on them", nameof(reference));
        var curves = new IsotonicCurve[K];
        for (var k = 0; k < K; k++)
        {
            var scores = new double[reference.Count];
            var isClass = new bool[reference.Count];
            for (var i = 0; i < scores.Length; i++)
                (scores[i], isClass[i]) = (reference.Probabilities.Span[(i * K) + k], (int)reference.Actual.Span[i] == k);
            curves[k] = IsotonicCurve.Fit(scores, isClass);
        }
        return new(curves);
    }

    /// <summary>Estimates the performance of predictions from their probabilities.</summary>
    /// <param name="predicted">The predicted actions.</param>
    /// <param name="probabilities">Five probabilities for each, row by row.</param>
    /// <returns>The estimate; its measures are NaN without rows.</returns>
    /// <exception cref="ArgumentException">There are not five probabilities for each prediction.</exception>
    public PerformanceEstimate Estimate(ReadOnlySpan<TradeAction> predicted, ReadOnlySpan<double> probabilities)
    {
        if (probabilities.Length != K * predicted.Length)
            throw new ArgumentException(FormattableString.Invariant($"{probabilities.Length} probabilities for {predicted.Length} predictions: there must be five each"), nameof(probabilities));
        var cells = new double[K * K];
        Span<double> row = stackalloc double[K];
        double right = 0, variance = 0;
        for (var i = 0; i < predicted.Length; i++)
        {
            Calibrate(probabilities.Slice(i * K, K), row);
            for (var k = 0; k < K; k++)
                cells[(k * K) + (int)predicted[i]] += row[k];
            var p = row[(int)predicted[i]];
            right += p;
            variance += p * (1 - p);
        }
        var table = new ConfusionTable(cells);
        double n = predicted.Length;
        return new(predicted.Length, right / n, Math.Sqrt(variance) / n, ConfusionTable.Macro(table.Precision), ConfusionTable.Macro(table.Recall), ConfusionTable.Macro(table.F1), table.Rows());
    }

    internal double CalibratedOf(int k, double score) => _curves is null ? score : _curves[k].At(score);

    private void Calibrate(ReadOnlySpan<double> probabilities, Span<double> row)
    {
        var total = 0.0;
        for (var k = 0; k < K; k++)
            total += row[k] = CalibratedOf(k, probabilities[k]);
        for (var k = 0; k < K; k++)
            row[k] = total > 0 ? row[k] / total : 1.0 / K;
    }
}
