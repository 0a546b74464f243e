namespace MarketMaster.Monitoring;

/// <summary>How good the predictions were.</summary>
public sealed record PerformanceReport
{
    /// <summary>Name of the model.</summary>
    public required string ModelName { get; init; }

    /// <summary>When the report was made.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What the report rests on.</summary>
    public required PerformanceStatus Status { get; init; }

    /// <summary>Predictions with a label.</summary>
    public required int Rows { get; init; }

    /// <summary>Predictions whose label has not come.</summary>
    public int Pending { get; init; }

    /// <summary>Share of the predictions that have their label, 0 to 1.</summary>
    public double Maturity => Rows + Pending == 0 ? 0 : Rows / (double)(Rows + Pending);

    /// <summary>What the rows are worth in independent ones, by the persistence of right and wrong answers.</summary>
    public double EffectiveRows { get; init; }

    /// <summary>The measures, each with a band.</summary>
    public required IReadOnlyList<PerformanceMeasure> Measures { get; init; }

    /// <summary>The five classes; empty without rows.</summary>
    public required IReadOnlyList<ClassPerformance> Classes { get; init; }

    /// <summary>Weights by true class (rows) and predicted class (columns); empty without rows.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Confusion { get; init; }

    /// <summary>What the probabilities let expect of all predictions, labels or not; null without an estimator or probabilities.</summary>
    public PerformanceEstimate? Estimate { get; init; }

    /// <summary>Whether to train anew.</summary>
    public RetrainAdvice? Retrain { get; init; }

    /// <summary>What could not be judged, and why; empty where all could.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>A measure by name.</summary>
    /// <param name="name">Name in snake_case.</param>
    /// <returns>The measure, or null where it was not computed.</returns>
    public PerformanceMeasure? Find(string name)
    {
        foreach (var measure in Measures)
        {
            if (measure.Name == name)
                return measure;
        }
        return null;
    }

    /// <summary>The report as one JSON document with snake_case keys.</summary>
    public string ToJson() => MonitoringJson.Write(this);

    /// <summary>Status, accuracy and macro F1.</summary>
    public override string ToString() => FormattableString.Invariant($"{ModelName}: {Status}, {Rows} rows, accuracy {Find("accuracy")?.Value:0.000}, macro F1 {Find("macro_f1")?.Value:0.000}");
}
