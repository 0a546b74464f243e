namespace MarketMaster.Monitoring;

/// <summary>One test or distance of one column.</summary>
/// <param name="Name">Name in snake_case, such as <c>kolmogorov_smirnov</c>.</param>
/// <param name="Statistic">The statistic or distance.</param>
/// <param name="PValue">The chance of such a statistic without drift, counting persistent rows by their effective number; NaN for a plain distance.</param>
/// <param name="PValueIfIndependent">The same if every row were independent, as other tools count; NaN for a plain distance.</param>
public readonly record struct DriftTest(string Name, double Statistic, double PValue, double PValueIfIndependent)
{
    internal static DriftTest Distance(string name, double value) => new(name, value, double.NaN, double.NaN);
}
