using MarketMaster.Indicators;

namespace MarketMaster.Prediction;

/// <summary>
/// A live predictor: takes bar after bar, keeps the indicators up to date and says what the model makes of each. The numbers are those
/// of a batch over the same bars, bit for bit. Nothing is allocated after it was made. For one thread at a time; the model behind it may serve many streams.
/// </summary>
public sealed class PredictionStream
{
    private readonly ActionPredictor _model;
    private readonly IndicatorStream _features;
    private readonly int[] _columns;
    private readonly double[] _values;
    private readonly double[] _row;

    internal PredictionStream(ActionPredictor model)
    {
        if (model.Family is not { } family)
            throw new InvalidOperationException($"the model needs features that bars alone do not give: {string.Join(", ", Unknown(model))}; there are {string.Join(", ", FeatureSet.Names)}");
        var names = family.FeatureNames().ToList();
        _features = family.OpenStream();
        _model = model;
        _columns = [.. model.FeatureNames.Select(f => names.IndexOf(f))];
        _values = new double[names.Count];
        _row = new double[_columns.Length];
    }

    /// <summary>Number of bars taken.</summary>
    public long Count => _features.Count;

    /// <summary>Number of bars before the first prediction: 49.</summary>
    public static int Warmup { get; } = FeatureSet.Default.Warmup;

    /// <summary>Takes the next bar.</summary>
    /// <param name="bar">The bar that was completed.</param>
    /// <returns>The prediction; null for the first <see cref="Warmup"/> bars, and where a feature has no value and the model does not take missing ones.</returns>
    public ActionPrediction? Push(in Bar bar)
    {
        _features.Push(in bar, _values);
        return Predict(_features.Count);
    }

    /// <summary>What <see cref="Push"/> would say, without taking the bar: for a bar that is still forming.</summary>
    /// <param name="bar">The bar as it stands now.</param>
    /// <returns>As <see cref="Push"/>.</returns>
    public ActionPrediction? Peek(in Bar bar)
    {
        _features.Peek(in bar, _values);
        return Predict(_features.Count + 1);
    }

    /// <summary>Replaces the last bar taken, as if it had come in like this; may be called again.</summary>
    /// <param name="bar">The corrected bar.</param>
    /// <returns>As <see cref="Push"/>.</returns>
    /// <exception cref="InvalidOperationException">No bar was taken yet.</exception>
    public ActionPrediction? Revise(in Bar bar)
    {
        _features.Revise(in bar, _values);
        return Predict(_features.Count);
    }

    /// <summary>Takes bars, and predicts the last of them alone.</summary>
    internal ActionPrediction? PushAll(BarSeries bars)
    {
        for (var i = 0; i < bars.Count; i++)
            _features.Push(bars[i], _values);
        return bars.Count == 0 ? null : Predict(_features.Count);
    }

    private static IEnumerable<string> Unknown(ActionPredictor model) => model.FeatureNames.Where(f => !FeatureSet.Names.Contains(f, StringComparer.Ordinal));

    private ActionPrediction? Predict(long bars)
    {
        if (bars <= Warmup)
            return null;
        for (var i = 0; i < _row.Length; i++)
        {
            _row[i] = _values[_columns[i]];
            if (!_model.Model.Quantiser.Takes(_row[i]))
                return null;
        }
        return _model.Predict(_row);
    }
}
