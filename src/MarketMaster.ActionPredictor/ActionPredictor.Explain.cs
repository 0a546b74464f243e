namespace MarketMaster.Prediction;

public sealed partial class ActionPredictor
{
    private readonly Lazy<ShapForest> _shap;

    /// <summary>
    /// Explains one row: exact Shapley values (path-dependent TreeSHAP of Lundberg et al., 2020) of a forest's probabilities, or of the
    /// scores of boosting, whose softmax is its probabilities. Base value and contributions add up to them to within 1e-7, before any calibration.
    /// </summary>
    /// <param name="row">One value per feature, in the order of <see cref="FeatureNames"/>.</param>
    /// <returns>Base value, prediction and one contribution per action and feature.</returns>
    /// <exception cref="ArgumentException">The row has another number of values.</exception>
    /// <exception cref="InvalidMarketDataException">A value is not a finite number; the feature is named.</exception>
    public ActionExplanation Explain(ReadOnlySpan<double> row)
    {
        var prediction = PredictUncalibrated(row);
        var contributions = new double[row.Length * TradeActions.Count];
        _shap.Value.Explain(row, contributions);
        var start = _shap.Value.BaseValue;
        var unit = _model.Kind == EnsembleKind.Averaging ? ExplanationUnit.Probability : ExplanationUnit.Score;
        return new(Array.AsReadOnly(_features), unit, new(start[0], start[1], start[2], start[3], start[4]), prediction, contributions);
    }

    /// <summary>Partial dependence (Friedman, 2001): the model's mean prediction, before any calibration, over rows when one feature is set to each of several values. Correlated features make rows that cannot occur: read it with care.</summary>
    /// <param name="rows">Rows with the model's features, at least one.</param>
    /// <param name="feature">Name of the feature.</param>
    /// <param name="points">How many values, 2 to 1,000, at equal shares of the feature's values in the rows, from the lowest to the highest; equal ones are listed once. Default 20.</param>
    /// <returns>Values and mean probabilities, by rising value.</returns>
    /// <exception cref="ArgumentException">The model has no such feature, the rows lack one, or there are none.</exception>
    /// <exception cref="InvalidMarketDataException">A value is not a finite number; row and feature are named.</exception>
    public IReadOnlyList<PartialDependencePoint> PartialDependence(FeatureFrame rows, string feature, int points = 20)
    {
        ArgumentNullException.ThrowIfNull(rows);
        LabelRanges.Require(points, 2, 1_000);
        var column = Array.IndexOf(_features, feature);
        if (column < 0)
            throw new ArgumentException($"no feature '{feature}': the model has {string.Join(", ", _features)}", nameof(feature));
        if (rows.Count == 0)
            throw new ArgumentException("no rows: partial dependence is a mean over rows", nameof(rows));
        var bins = BinnedRows.Create(new(_features, rows), _model);
        var sorted = rows.Column(feature).Order().ToArray();
        var predictions = new ActionPrediction[rows.Count];
        return [.. Enumerable.Range(0, points).Select(i => sorted[(int)((long)i * (sorted.Length - 1) / (points - 1))]).Distinct().Select(Average)];

        PartialDependencePoint Average(double value)
        {
            bins.Fill(column, value);
            _model.Predict(bins, predictions);
            return new(value, new(Mean(p => p.StrongSell), Mean(p => p.Sell), Mean(p => p.Hold), Mean(p => p.Buy), Mean(p => p.StrongBuy)));
        }

        double Mean(Func<ActionProbabilities, double> of) => predictions.Average(p => of(p.Probabilities));
    }
}
