namespace MarketMaster.Prediction;

/// <summary>Computes the metrics of an <see cref="Evaluation"/> from labels and probabilities.</summary>
internal static class Evaluator
{
    private const int BinCount = 10;
    private const double SmallestProbability = 2.220446049250313e-16;

    public static Evaluation Evaluate(
        ReadOnlySpan<TradeAction> labels, ReadOnlySpan<ActionPrediction> predictions, TradeAction majority, ReadOnlySpan<ActionProbabilities> oracle)
    {
        var confusion = new ConfusionMatrix(labels, predictions);
        var classes = confusion.Classes();
        double logLoss = 0, brier = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var probabilities = predictions[i].Probabilities;
            logLoss += LogLoss(probabilities, labels[i]);
            brier += SquaredError(probabilities, labels[i]);
        }
        var accuracy = confusion.Accuracy;
        var baseline = confusion.Support(majority) / (double)labels.Length;
        var reliability = ReliabilityCurve(labels, predictions);
        double? oracleAccuracy = oracle.IsEmpty ? null : OracleAccuracy(labels, oracle);
        return new()
        {
            Rows = labels.Length,
            Accuracy = accuracy,
            MacroF1 = classes.Average(c => c.F1),
            MacroPrecision = classes.Average(c => c.Precision),
            MacroRecall = classes.Average(c => c.Recall),
            LogLoss = logLoss / labels.Length,
            Brier = brier / labels.Length,
            MatthewsCorrelation = confusion.MatthewsCorrelation(),
            QuadraticKappa = confusion.QuadraticKappa(),
            DirectionAccuracy = confusion.DirectionAccuracy(),
            MajorityAccuracy = baseline,
            SkillAgainstMajority = baseline < 1 ? (accuracy - baseline) / (1 - baseline) : double.NaN,
            OracleAccuracy = oracleAccuracy,
            SkillAgainstOracle = oracleAccuracy is not { } best ? null : best == baseline ? double.NaN : (accuracy - baseline) / (best - baseline),
            ExpectedCalibrationError = reliability.Where(b => b.Count > 0).Sum(b => b.Count * Math.Abs(b.Accuracy - b.MeanConfidence)) / labels.Length,
            Classes = classes,
            Confusion = confusion.Rows(),
            Reliability = reliability,
        };
    }

    public static TradeAction MostProbable(in ActionProbabilities p)
    {
        var (action, best) = (TradeAction.StrongSell, p.StrongSell);
        if (p.Sell > best)
            (action, best) = (TradeAction.Sell, p.Sell);
        if (p.Hold > best)
            (action, best) = (TradeAction.Hold, p.Hold);
        if (p.Buy > best)
            (action, best) = (TradeAction.Buy, p.Buy);
        return p.StrongBuy > best ? TradeAction.StrongBuy : action;
    }

    /// <summary>Negative logarithm of the probability of the true class, kept finite as scikit-learn does.</summary>
    public static double LogLoss(in ActionProbabilities probabilities, TradeAction label) =>
        -Math.Log(Math.Clamp(probabilities[label] / Total(probabilities), SmallestProbability, 1 - SmallestProbability));

    private static double Total(in ActionProbabilities p) => p.StrongSell + p.Sell + p.Hold + p.Buy + p.StrongBuy;

    private static double SquaredError(in ActionProbabilities probabilities, TradeAction label)
    {
        var sum = 0.0;
        foreach (var action in TradeActions.All)
        {
            var error = probabilities[action] - (action == label ? 1 : 0);
            sum += error * error;
        }
        return sum;
    }

    private static double OracleAccuracy(ReadOnlySpan<TradeAction> labels, ReadOnlySpan<ActionProbabilities> oracle)
    {
        var right = 0;
        for (var i = 0; i < labels.Length; i++)
            right += MostProbable(oracle[i]) == labels[i] ? 1 : 0;
        return right / (double)labels.Length;
    }

    private static ReliabilityBin[] ReliabilityCurve(ReadOnlySpan<TradeAction> labels, ReadOnlySpan<ActionPrediction> predictions)
    {
        var count = new int[BinCount];
        var right = new int[BinCount];
        var confidence = new double[BinCount];
        for (var i = 0; i < labels.Length; i++)
        {
            // Rows are normalised here as for the log loss: probabilities read from a file may be rounded.
            var sure = predictions[i].Confidence / Total(predictions[i].Probabilities);
            var bin = Math.Clamp((int)Math.Ceiling(sure * BinCount) - 1, 0, BinCount - 1);
            count[bin]++;
            right[bin] += predictions[i].Action == labels[i] ? 1 : 0;
            confidence[bin] += sure;
        }
        return [.. Enumerable.Range(0, BinCount).Select(b => new ReliabilityBin(
            b / (double)BinCount, (b + 1) / (double)BinCount, count[b],
            count[b] == 0 ? double.NaN : confidence[b] / count[b], count[b] == 0 ? double.NaN : right[b] / (double)count[b]))];
    }
}
