namespace MarketMaster.Registry;

/// <summary>A measured value of a version.</summary>
/// <param name="Name">Its name, such as <c>accuracy</c>.</param>
/// <param name="Value">Its value; any finite number.</param>
/// <param name="Direction">Which values are better. By default higher is better, except for names with <c>loss</c>, <c>error</c>, <c>drawdown</c>, <c>mae</c>, <c>mse</c>, <c>rmse</c>, <c>brier</c> or <c>ece</c>.</param>
[method: System.Text.Json.Serialization.JsonConstructor]
public sealed record ModelMetric(string Name, double Value, MetricDirection Direction)
{
    private static readonly string[] Losses = ["loss", "error", "drawdown", "brier"];
    private static readonly string[] LossWords = ["mae", "mse", "rmse", "ece", "mape"];

    /// <summary>A metric whose direction follows from its name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; any finite number.</param>
    public ModelMetric(string name, double value)
        : this(name, value, DirectionOf(name))
    {
    }

    /// <summary>The direction that a name suggests.</summary>
    /// <param name="name">Name of a metric.</param>
    /// <returns>The direction.</returns>
    public static MetricDirection DirectionOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Losses.Any(l => name.Contains(l, StringComparison.OrdinalIgnoreCase))
            || name.Split('_', '-', '.', ' ', '/').Any(part => LossWords.Contains(part, StringComparer.OrdinalIgnoreCase))
                ? MetricDirection.LowerIsBetter
                : MetricDirection.HigherIsBetter;
    }
}
