namespace MarketMaster.Prediction;

/// <summary>How well a pipeline tells the direction of series that have none to tell.</summary>
/// <param name="Direction">Direction accuracy: mean and standard error over the series.</param>
/// <param name="BySeries">Direction accuracy on each series; NaN where the model never took a side.</param>
public sealed record MartingaleSkill(FoldMetric Direction, IReadOnlyList<double> BySeries)
{
    /// <summary>(mean - 0.5) / standard error: of the size of 1 for an honest pipeline; NaN where fewer than two series have a direction.</summary>
    public double TStatistic => (Direction.Mean - 0.5) / Direction.StandardError;

    /// <summary>Whether the skill is not more than chance allows: t at most 3, which an honest pipeline passes about 99 times in 100.</summary>
    public bool IsClean => !(TStatistic > 3);
}
