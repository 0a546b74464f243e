namespace MarketMaster.Prediction;

/// <summary>Counts of true class against predicted class, and what follows from them.</summary>
internal sealed class ConfusionMatrix
{
    private const int K = TradeActions.Count;
    private readonly int[,] _counts = new int[K, K];
    private int _total;

    public ConfusionMatrix() { }

    public ConfusionMatrix(ReadOnlySpan<TradeAction> labels, ReadOnlySpan<ActionPrediction> predictions) => Add(labels, predictions);

    public void Add(ReadOnlySpan<TradeAction> labels, ReadOnlySpan<ActionPrediction> predictions)
    {
        _total += labels.Length;
        for (var i = 0; i < labels.Length; i++)
            _counts[(int)labels[i], (int)predictions[i].Action]++;
    }

    public double Accuracy => Enumerable.Range(0, K).Sum(k => _counts[k, k]) / (double)_total;

    public int Support(TradeAction action) => Enumerable.Range(0, K).Sum(k => _counts[(int)action, k]);

    public IReadOnlyList<IReadOnlyList<int>> Rows() =>
        [.. Enumerable.Range(0, K).Select(t => (IReadOnlyList<int>)[.. Enumerable.Range(0, K).Select(p => _counts[t, p])])];

    public ClassScore[] Classes() => [.. TradeActions.All.Select(Score)];

    /// <summary>Gorodkin's R_K: (c s - sum p t) / sqrt((s^2 - sum p^2)(s^2 - sum t^2)); 0 where the denominator is 0.</summary>
    public double MatthewsCorrelation()
    {
        double correct = 0, crossed = 0, predictedSquares = 0, trueSquares = 0, total = _total;
        foreach (var action in TradeActions.All)
        {
            double truth = Support(action), predicted = Predicted(action);
            correct += _counts[(int)action, (int)action];
            crossed += truth * predicted;
            predictedSquares += predicted * predicted;
            trueSquares += truth * truth;
        }
        var denominator = ((total * total) - predictedSquares) * ((total * total) - trueSquares);
        return denominator > 0 ? ((correct * total) - crossed) / Math.Sqrt(denominator) : 0;
    }

    /// <summary>1 - observed / expected squared distance of the classes; 0 where no distance is expected.</summary>
    public double QuadraticKappa()
    {
        double observed = 0, expected = 0;
        for (var t = 0; t < K; t++)
        {
            for (var p = 0; p < K; p++)
            {
                double weight = (t - p) * (t - p);
                observed += weight * _counts[t, p];
                expected += weight * Support((TradeAction)t) * Predicted((TradeAction)p) / _total;
            }
        }
        return expected > 0 ? 1 - (observed / expected) : 0;
    }

    public double DirectionAccuracy()
    {
        int right = 0, all = 0;
        const int hold = (int)TradeAction.Hold;
        for (var t = 0; t < K; t++)
        {
            for (var p = 0; p < K; p++)
            {
                if (t == hold || p == hold)
                    continue;
                all += _counts[t, p];
                right += t < hold == p < hold ? _counts[t, p] : 0;
            }
        }
        return all == 0 ? double.NaN : right / (double)all;
    }

    private int Predicted(TradeAction action) => Enumerable.Range(0, K).Sum(k => _counts[k, (int)action]);

    private ClassScore Score(TradeAction action)
    {
        int hit = _counts[(int)action, (int)action], support = Support(action), predicted = Predicted(action);
        return new(
            action, support, predicted,
            predicted == 0 ? 0 : hit / (double)predicted,
            support == 0 ? 0 : hit / (double)support,
            support + predicted == 0 ? 0 : 2.0 * hit / (support + predicted));
    }
}
