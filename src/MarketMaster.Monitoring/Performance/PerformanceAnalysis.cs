namespace MarketMaster.Monitoring;

/// <summary>Judges outcomes.</summary>
internal static class PerformanceAnalysis
{
    private const int K = PredictionOutcomes.K;
    private static readonly string[] NeedsEveryClass = ["macro_precision", "macro_recall", "macro_f1", "auc_macro"];
    private static readonly string[] NeedsTwoClasses = ["matthews_correlation", "kappa", "kappa_linear", "kappa_quadratic", "auc_macro", "auc_weighted"];

    public static PerformanceReport Run(PredictionOutcomes outcomes, int pending, PerformanceEstimate? estimate, string modelName, DateTimeOffset now, PerformanceOptions options)
    {
        var report = outcomes.Count == 0 ? Empty(modelName, now) : Judge(outcomes, pending, modelName, now, options);
        report = report with { Pending = pending, Estimate = estimate };
        return report with { Retrain = options.Retrain.Judge(report) };
    }

    private static PerformanceReport Judge(PredictionOutcomes outcomes, int pending, string modelName, DateTimeOffset now, PerformanceOptions options)
    {
        var set = new MeasureSet(outcomes, options.CostBasisPoints);
        var weights = outcomes.Weights.IsEmpty ? Enumerable.Repeat(1.0, outcomes.Count).ToArray() : outcomes.Weights.ToArray();
        var table = set.Confusion(weights);
        var values = set.Compute(weights);
        var block = Math.Max(options.Horizon, Math.Ceiling(Math.Cbrt(outcomes.Count)));
        var bands = BlockBootstrap.Bands(outcomes.Count, outcomes.Weights, block, options.Resamples, options.Seed, w => set.Compute(w));
        var measures = values.Select((v, i) => new PerformanceMeasure(v.Name, v.Value, bands.Length > i ? bands[i].Low : double.NaN, bands.Length > i ? bands[i].High : double.NaN, IsDefined(v, table))).ToList();
        AddWhole(measures, set);
        var share = outcomes.Count / (double)(outcomes.Count + pending);
        return new()
        {
            ModelName = modelName,
            Timestamp = now,
            Status = outcomes.Count < options.MinimumRows ? PerformanceStatus.InsufficientData : share < options.MinimumMaturity ? PerformanceStatus.Partial : PerformanceStatus.Final,
            Rows = outcomes.Count,
            EffectiveRows = EffectiveRows(outcomes, options.Horizon),
            Measures = measures,
            Classes = [.. TradeActions.All.Select(a => Class(a, table, set.Scores, weights))],
            Confusion = table.Rows(),
            Notes = [.. Notes(outcomes, table, options)],
        };
    }

    private static PerformanceReport Empty(string modelName, DateTimeOffset now) => new()
    {
        ModelName = modelName,
        Timestamp = now,
        Status = PerformanceStatus.InsufficientData,
        Rows = 0,
        Measures = [],
        Classes = [],
        Confusion = [],
        Notes = ["no prediction has its label"],
    };

    // measures of the order or the number of rows: resamples do not have them
    private static void AddWhole(List<PerformanceMeasure> measures, MeasureSet set)
    {
        if (set.Scores is { } scores)
            Add("mass_calibration_error", scores.MassCalibration());
        if (set.Returns is { } returns)
        {
            Add("total_return", returns.Gross.Sum());
            Add("total_return_after_costs", returns.Net.Sum());
            Add("drawdown", TradedReturns.Drawdown(returns.Gross));
            var (mean, variance) = MeanTests.Moments(returns.Gross);
            Add("return_t", variance > 0 ? mean / Math.Sqrt(variance / returns.Gross.Length) : double.NaN);
        }

        void Add(string name, double value) => measures.Add(new(name, value, double.NaN, double.NaN, !double.IsNaN(value)));
    }

    private static bool IsDefined((string Name, double Value) measure, ConfusionTable table)
    {
        int present = 0, seen = 0;
        for (var k = 0; k < K; k++)
        {
            present += table.Support(k) > 0 ? 1 : 0;
            seen += table.Support(k) + table.Predicted(k) > 0 ? 1 : 0;
        }
        return !double.IsNaN(measure.Value) && (seen == K || !NeedsEveryClass.Contains(measure.Name)) && (present > 1 || !NeedsTwoClasses.Contains(measure.Name));
    }

    private static ClassPerformance Class(TradeAction action, ConfusionTable table, ProbabilityScores? scores, double[] weights)
    {
        var k = (int)action;
        return new(
            action, table.Support(k), table.Predicted(k), table.Precision(k), table.Recall(k), table.F1(k), table.Specificity(k),
            scores?.Auc(k, weights) ?? double.NaN, scores?.AveragePrecision(k, weights) ?? double.NaN, scores?.BrierOf(k, weights) ?? double.NaN);
    }

    // labels of horizon h share h - 1 bars with the next, so h rows are worth at most one beyond the first
    private static double EffectiveRows(PredictionOutcomes outcomes, int horizon)
    {
        var right = new double[outcomes.Count];
        for (var i = 0; i < right.Length; i++)
            right[i] = outcomes.Actual.Span[i] == outcomes.Predicted.Span[i] ? 0 : 1;
        var tau = RowPersistence.OfValues(right, 0.5);
        return Math.Min(Persistence.Effective(right.Length, tau), Math.Max(1, right.Length / (double)horizon));
    }

    private static IEnumerable<string> Notes(PredictionOutcomes outcomes, ConfusionTable table, PerformanceOptions options)
    {
        if (outcomes.Count < options.MinimumRows)
            yield return FormattableString.Invariant($"{outcomes.Count} predictions have their label: a judgement needs {options.MinimumRows}");
        foreach (var action in TradeActions.All)
        {
            var k = (int)action;
            if (table.Support(k) == 0)
                yield return $"no label is {action.ToName()}: its recall and AUC are not defined";
            else if (table.Support(k) == table.Total)
                yield return $"every label is {action.ToName()}: AUC, kappa and Matthews' correlation are not defined";
        }
    }
}
