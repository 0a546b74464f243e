using System.Globalization;

namespace MarketMaster.DataGen;

public sealed partial class MarketDataGenerator
{
    private const int LeastFittedRows = 20;

    /// <summary>
    /// Generates bars with labels: the standardised move over the signal's horizon, cut into 10 % strong sell, 25 % sell, 30 % hold,
    /// 25 % buy and 10 % strong buy by quantiles of the training part.
    /// </summary>
    /// <remarks>
    /// Moves are scaled by the generator's own volatility ahead. Scaled by past volatility, the strong classes would be predictable
    /// without any signal, because volatility itself is.
    /// </remarks>
    /// <param name="samples">Number of bars, and of rows.</param>
    /// <param name="trainingShare">The leading share of the bars that the class bounds may be fitted to; above 0, at most 1. Default 0.7.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Bars, labels and oracle.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The training part would hold fewer than 20 labels, or <paramref name="trainingShare"/> is out of range.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public GeneratedTrainingData GenerateTrainingData(
        int samples, double trainingShare = 0.7, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        if (trainingShare is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(trainingShare), string.Create(
                CultureInfo.InvariantCulture, $"the training share is {trainingShare}, it must be above 0 and at most 1"));
        }
        var horizon = Options.Signal.Horizon;
        var fitted = (int)Math.Min(int.MaxValue, samples * trainingShare) - horizon;
        if (fitted < LeastFittedRows)
        {
            throw new ArgumentOutOfRangeException(nameof(samples), string.Create(
                CultureInfo.InvariantCulture,
                $"{samples} samples are too few: at least {Math.Ceiling((horizon + LeastFittedRows) / trainingShare)} are needed for {LeastFittedRows} labels of horizon {horizon} in the first {trainingShare:P0}"));
        }
        var generated = GenerateBars(samples, progress, cancellationToken);
        var forward = generated.ForwardVolatility(horizon);
        var move = Moves(generated.Bars.Close, forward, horizon);
        var thresholds = LabelThresholds.Fit(move.AsSpan(0, fitted));
        var (mean, deviation) = OracleForecaster.FromPrices(generated, forward);
        return new(generated, move, thresholds, fitted, new(mean, deviation, thresholds));
    }

    private static double[] Moves(ReadOnlySpan<double> close, double[] forwardVolatility, int horizon)
    {
        var move = new double[close.Length];
        for (var i = 0; i < move.Length; i++)
            move[i] = i + horizon < move.Length ? Elementary.Log(close[i + horizon] / close[i]) / forwardVolatility[i] : double.NaN;
        return move;
    }
}
