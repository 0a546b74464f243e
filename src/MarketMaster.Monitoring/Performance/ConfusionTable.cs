namespace MarketMaster.Monitoring;

/// <summary>Weights by true class and predicted class, and what follows from them alone.</summary>
internal readonly struct ConfusionTable
{
    private const int K = PredictionOutcomes.K;
    private readonly double[] _cells;

    public ConfusionTable(double[] cells) => _cells = cells;

    public double this[int truth, int predicted] => _cells[(truth * K) + predicted];

    public double Total => _cells.Sum();

    public double Right => this[0, 0] + this[1, 1] + this[2, 2] + this[3, 3] + this[4, 4];

    public double Support(int truth) => this[truth, 0] + this[truth, 1] + this[truth, 2] + this[truth, 3] + this[truth, 4];

    public double Predicted(int k) => this[0, k] + this[1, k] + this[2, k] + this[3, k] + this[4, k];

    public double Precision(int k) => Predicted(k) is var p and > 0 ? this[k, k] / p : 0;

    public double Recall(int k) => Support(k) is var s and > 0 ? this[k, k] / s : 0;

    public double F1(int k) => Support(k) + Predicted(k) is var s and > 0 ? 2 * this[k, k] / s : 0;

    /// <summary>Share of the rows of other classes that were not predicted as this one; NaN where there are none.</summary>
    public double Specificity(int k)
    {
        var others = Total - Support(k);
        return others > 0 ? (others - (Predicted(k) - this[k, k])) / others : double.NaN;
    }

    public double Accuracy => Total is var t and > 0 ? Right / t : double.NaN;

    public static double Macro(Func<int, double> of) => Sum(of) / K;

    public double Weighted(Func<int, double> of)
    {
        var table = this;
        return Total is var t and > 0 ? Sum(k => of(k) * table.Support(k)) / t : double.NaN;
    }

    public double BalancedAccuracy()
    {
        double sum = 0, present = 0;
        for (var k = 0; k < K; k++)
        {
            sum += Support(k) > 0 ? Recall(k) : 0;
            present += Support(k) > 0 ? 1 : 0;
        }
        return present > 0 ? sum / present : double.NaN;
    }

    public double MatthewsCorrelation()
    {
        double total = Total, crossed = 0, truths = 0, predictions = 0;
        for (var k = 0; k < K; k++)
        {
            crossed += Support(k) * Predicted(k);
            truths += Support(k) * Support(k);
            predictions += Predicted(k) * Predicted(k);
        }
        var square = ((total * total) - predictions) * ((total * total) - truths);
        return square > 0 ? ((Right * total) - crossed) / Math.Sqrt(square) : 0;
    }

    /// <summary>Cohen's kappa with a cost for each pair of classes; 0 where no cost is expected.</summary>
    public double Kappa(Func<int, int, double> cost)
    {
        double observed = 0, expected = 0, total = Total;
        for (var t = 0; t < K; t++)
        {
            for (var p = 0; p < K; p++)
            {
                observed += cost(t, p) * this[t, p];
                expected += cost(t, p) * Support(t) * Predicted(p) / total;
            }
        }
        return expected > 0 ? 1 - (observed / expected) : 0;
    }

    public double OrdinalError()
    {
        var sum = 0.0;
        for (var t = 0; t < K; t++)
        {
            for (var p = 0; p < K; p++)
                sum += Math.Abs(t - p) * this[t, p];
        }
        return sum / Total;
    }

    /// <summary>Of the rows predicted to rise or fall: the share whose label is on that side; NaN where there are none.</summary>
    public double DirectionalHitRate()
    {
        const int hold = (int)TradeAction.Hold;
        double right = 0, acted = 0;
        for (var t = 0; t < K; t++)
        {
            for (var p = 0; p < K; p++)
            {
                if (p == hold)
                    continue;
                acted += this[t, p];
                right += Math.Sign(t - hold) == Math.Sign(p - hold) ? this[t, p] : 0;
            }
        }
        return acted > 0 ? right / acted : double.NaN;
    }

    public double ActionRate() => 1 - (Predicted((int)TradeAction.Hold) / Total);

    public double[][] Rows()
    {
        var rows = new double[K][];
        for (var t = 0; t < K; t++)
            rows[t] = _cells[(t * K)..((t + 1) * K)];
        return rows;
    }

    private static double Sum(Func<int, double> of)
    {
        var sum = 0.0;
        for (var k = 0; k < K; k++)
            sum += of(k);
        return sum;
    }
}
