namespace MarketMaster.Monitoring;

/// <summary>All measures of a set of outcomes for any weights of its rows.</summary>
internal sealed class MeasureSet
{
    private const int K = PredictionOutcomes.K;
    private readonly PredictionOutcomes _outcomes;
    private readonly ProbabilityScores? _scores;
    private readonly TradedReturns? _returns;

    public MeasureSet(PredictionOutcomes outcomes, double costBasisPoints)
    {
        _outcomes = outcomes;
        _scores = outcomes.Probabilities.IsEmpty ? null : new(outcomes);
        _returns = outcomes.ForwardReturns.IsEmpty ? null : new(outcomes, costBasisPoints);
    }

    public ProbabilityScores? Scores => _scores;

    public TradedReturns? Returns => _returns;

    public ConfusionTable Confusion(ReadOnlySpan<double> weights)
    {
        var cells = new double[K * K];
        ReadOnlySpan<TradeAction> actual = _outcomes.Actual.Span, predicted = _outcomes.Predicted.Span;
        for (var i = 0; i < actual.Length; i++)
            cells[((int)actual[i] * K) + (int)predicted[i]] += weights[i];
        return new(cells);
    }

    /// <summary>Names and values, always in the same order for the same outcomes.</summary>
    public List<(string Name, double Value)> Compute(ReadOnlySpan<double> weights)
    {
        var table = Confusion(weights);
        var values = new List<(string, double)>(32)
        {
            ("accuracy", table.Accuracy),
            ("balanced_accuracy", table.BalancedAccuracy()),
            ("macro_precision", ConfusionTable.Macro(table.Precision)),
            ("macro_recall", ConfusionTable.Macro(table.Recall)),
            ("macro_f1", ConfusionTable.Macro(table.F1)),
            ("weighted_precision", table.Weighted(table.Precision)),
            ("weighted_recall", table.Weighted(table.Recall)),
            ("weighted_f1", table.Weighted(table.F1)),
            ("matthews_correlation", table.MatthewsCorrelation()),
            ("kappa", table.Kappa((t, p) => t == p ? 0 : 1)),
            ("kappa_linear", table.Kappa((t, p) => Math.Abs(t - p))),
            ("kappa_quadratic", table.Kappa((t, p) => (t - p) * (t - p))),
            ("ordinal_error", table.OrdinalError()),
            ("directional_hit_rate", table.DirectionalHitRate()),
            ("action_rate", table.ActionRate()),
        };
        if (_scores is not null)
            AddScores(values, table, weights);
        if (_returns is not null)
            AddReturns(values, weights);
        return values;
    }

    private void AddScores(List<(string, double)> values, ConfusionTable table, ReadOnlySpan<double> weights)
    {
        var scores = _scores!;
        values.Add(("log_loss", Mean(scores.LogLoss, weights)));
        values.Add(("brier", Mean(scores.Brier, weights)));
        values.Add(("ranked_probability_score", Mean(scores.RankedProbability, weights)));
        var (expected, largest) = scores.Calibration(weights);
        values.Add(("calibration_error", expected));
        values.Add(("largest_calibration_error", largest));
        values.Add(("class_calibration_error", scores.ClassCalibration(weights)));
        double sum = 0, weighted = 0, supports = 0, defined = 0;
        for (var k = 0; k < K; k++)
        {
            var auc = scores.Auc(k, weights);
            if (double.IsNaN(auc))
                continue;
            sum += auc;
            defined++;
            weighted += auc * table.Support(k);
            supports += table.Support(k);
        }
        values.Add(("auc_macro", defined > 0 ? sum / defined : double.NaN));
        values.Add(("auc_weighted", defined > 0 ? weighted / supports : double.NaN));
        values.Add(("top2_accuracy", Mean(scores.TopTwo, weights)));
        values.Add(("mean_confidence", Mean(scores.Confidence, weights)));
        values.Add(("mean_entropy", Mean(scores.Entropy, weights)));
        values.Add(("mean_margin", Mean(scores.Margin, weights)));
    }

    private void AddReturns(List<(string, double)> values, ReadOnlySpan<double> weights)
    {
        var returns = _returns!;
        double right = 0, size = 0;
        for (var i = 0; i < returns.Size.Length; i++)
        {
            var weight = weights[i] * returns.Size[i];
            right += _outcomes.Actual.Span[i] == _outcomes.Predicted.Span[i] ? weight : 0;
            size += weight;
        }
        values.Add(("return_weighted_accuracy", size > 0 ? right / size : double.NaN));
        values.Add(("mean_return", Mean(returns.Gross, weights)));
        values.Add(("mean_return_after_costs", Mean(returns.Net, weights)));
        values.Add(("hit_rate", TradedReturns.HitRate(returns.Gross, weights)));
        values.Add(("profit_factor", TradedReturns.ProfitFactor(returns.Gross, weights)));
        values.Add(("turnover", Mean(returns.Turnover, weights)));
    }

    private static double Mean(double[] values, ReadOnlySpan<double> weights)
    {
        double sum = 0, total = 0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i] * weights[i];
            total += weights[i];
        }
        return total > 0 ? sum / total : double.NaN;
    }
}
