using System.Globalization;

namespace MarketMaster.Prediction;

public sealed partial class ActionPredictor
{
    /// <summary>Predicts one row. Nothing is allocated.</summary>
    /// <param name="row">One value per feature, in the order of <see cref="FeatureNames"/>.</param>
    /// <returns>Action, confidence and probabilities.</returns>
    /// <exception cref="ArgumentException">The row has another number of values.</exception>
    /// <exception cref="InvalidMarketDataException">A value is not a finite number; the feature is named.</exception>
    public ActionPrediction Predict(ReadOnlySpan<double> row) =>
        Calibration is null ? PredictUncalibrated(row) : Calibration.Apply(PredictUncalibrated(row));

    /// <summary>Predicts the action of each row.</summary>
    /// <param name="features">Rows with at least the model's features; order does not matter, other columns are ignored.</param>
    /// <returns>One action per row.</returns>
    /// <exception cref="ArgumentException">A feature is missing; missing and available columns are named.</exception>
    /// <exception cref="InvalidMarketDataException">A value is not a finite number; row and feature are named.</exception>
    public TradeAction[] Predict(FeatureFrame features) => PredictRows(features, Calibration, static p => p.Action);

    /// <summary>Predicts the probabilities of each row (scikit-learn's predict_proba).</summary>
    /// <inheritdoc cref="Predict(FeatureFrame)"/>
    /// <returns>Five probabilities per row.</returns>
    public ActionProbabilities[] PredictProbabilities(FeatureFrame features) => PredictRows(features, Calibration, static p => p.Probabilities);

    /// <summary>Predicts action, confidence and probabilities of each row.</summary>
    /// <inheritdoc cref="Predict(FeatureFrame)"/>
    /// <returns>One prediction per row.</returns>
    public ActionPrediction[] PredictWithConfidence(FeatureFrame features) => PredictRows(features, Calibration, static p => p);

    private T[] PredictRows<T>(FeatureFrame features, ProbabilityCalibration? calibration, Func<ActionPrediction, T> choose)
    {
        var map = new FeatureMap(_features, features);
        var chosen = new T[map.Count];
        _model.Predict(map, (from, block) =>
        {
            foreach (ref readonly var prediction in block)
                chosen[from++] = choose(calibration is null ? prediction : calibration.Apply(prediction));
        });
        return chosen;
    }

    private ActionPrediction PredictUncalibrated(ReadOnlySpan<double> row)
    {
        if (row.Length != _features.Length)
            throw new ArgumentException(WrongWidth(row.Length), nameof(row));
        Span<byte> bins = stackalloc byte[_model.Quantiser.RowBytes];
        return _model.Quantiser.SetRow(row, bins) ? _model.Predict(bins) : throw NotTaken(row);
    }

    private InvalidMarketDataException NotTaken(ReadOnlySpan<double> row)
    {
        var feature = 0;
        while (_model.Quantiser.Takes(row[feature]))
            feature++;
        return NotFinite(feature, row[feature]);
    }

    private string WrongWidth(int actual) =>
        $"the row has {actual} values, the model needs {_features.Length}: {string.Join(", ", _features)}";

    private InvalidMarketDataException NotFinite(int feature, double value) =>
        new("is not a finite number", source: null, row: null, _features[feature], value.ToString("R", CultureInfo.InvariantCulture));
}
