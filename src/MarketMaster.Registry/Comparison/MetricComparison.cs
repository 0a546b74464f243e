namespace MarketMaster.Registry;

/// <summary>A metric of two versions.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Direction">Which values are better.</param>
/// <param name="Baseline">Its value in the version compared with; null where it has none.</param>
/// <param name="Candidate">Its value in the version compared; null where it has none.</param>
public sealed record MetricComparison(string Name, MetricDirection Direction, double? Baseline, double? Candidate)
{
    /// <summary>Candidate minus baseline; null where one of them has no value.</summary>
    public double? Difference => Candidate - Baseline;

    /// <summary>Whether the candidate is better (true), worse (false), equal or not comparable (null).</summary>
    public bool? Better => Difference switch
    {
        null or 0 => null,
        > 0 => Direction == MetricDirection.HigherIsBetter,
        _ => Direction == MetricDirection.LowerIsBetter,
    };

    internal static MetricComparison Of(ModelMetric? baseline, ModelMetric? candidate)
    {
        var named = candidate ?? baseline!;
        return new(named.Name, named.Direction, baseline?.Value, candidate?.Value);
    }
}
