namespace MarketMaster.Prediction;

public sealed partial class ActionPredictor
{
    /// <summary>A stream that turns each new bar into a prediction: indicators, model and calibration, without allocating.</summary>
    /// <returns>A stream that has taken no bars yet.</returns>
    /// <exception cref="InvalidOperationException">The model was trained on features that bars alone do not give; they are named.</exception>
    public PredictionStream Live() => new(this);

    /// <summary>A live stream that has taken a history of bars already: the next <see cref="PredictionStream.Push"/> continues it.</summary>
    /// <param name="history">Bars in order of time; all of them count, as OBV and VWAP add up from the first.</param>
    /// <param name="latest">The prediction for the last of them; null as by <see cref="PredictionStream.Push"/>.</param>
    /// <returns>The stream.</returns>
    /// <exception cref="InvalidOperationException">The model was trained on features that bars alone do not give; they are named.</exception>
    public PredictionStream Live(BarSeries history, out ActionPrediction? latest)
    {
        ArgumentNullException.ThrowIfNull(history);
        var stream = new PredictionStream(this);
        latest = stream.PushAll(history);
        return stream;
    }
}
