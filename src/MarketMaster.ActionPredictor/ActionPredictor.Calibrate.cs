namespace MarketMaster.Prediction;

public sealed partial class ActionPredictor
{
    /// <summary>The correction of the forest's probabilities; null where there is none.</summary>
    public ProbabilityCalibration? Calibration { get; }

    /// <summary>The same forest with probabilities calibrated on labelled rows that it was not trained on. Saved and loaded with the model, applied by every prediction.</summary>
    /// <param name="heldOut">Labelled rows, at least 50, later than the training rows: the validation rows, not the test rows.</param>
    /// <param name="method">How to calibrate. Default temperature.</param>
    /// <returns>A new model; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">A feature is missing, the rows are not labelled or fewer than 50.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="method"/> is not a defined value.</exception>
    /// <exception cref="InvalidMarketDataException">A value is not a finite number.</exception>
    public ActionPredictor Calibrate(FeatureFrame heldOut, CalibrationMethod method = CalibrationMethod.Temperature)
    {
        var predictions = PredictRows(heldOut, calibration: null, static p => p);
        RequireLabels(heldOut);
        return With(ProbabilityCalibration.Fit(heldOut.Labels.ToArray(), Array.ConvertAll(predictions, p => p.Probabilities), method));
    }

    /// <summary>The same forest with probabilities calibrated on the out-of-fold predictions of a cross-validation with the same options: it can then be trained on all rows.</summary>
    /// <param name="folds">The cross-validation.</param>
    /// <param name="method">How to calibrate. Default temperature.</param>
    /// <returns>A new model; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">There are fewer than 50 predictions.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="method"/> is not a defined value.</exception>
    public ActionPredictor Calibrate(CrossValidationResult folds, CalibrationMethod method = CalibrationMethod.Temperature)
    {
        ArgumentNullException.ThrowIfNull(folds);
        return With(ProbabilityCalibration.Fit([.. folds.Predictions.Select(p => p.Label)], [.. folds.Predictions.Select(p => p.Prediction.Probabilities)], method));
    }

    /// <summary>The same forest with its own probabilities.</summary>
    /// <returns>A new model; this one stays as it is.</returns>
    public ActionPredictor WithoutCalibration() => With(null);

    private ActionPredictor With(ProbabilityCalibration? calibration) => new(_features, _model, _options, Facts, Report, calibration);
}
