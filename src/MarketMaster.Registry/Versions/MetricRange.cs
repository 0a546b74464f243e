namespace MarketMaster.Registry;

/// <summary>A range of a metric, both ends included.</summary>
/// <param name="Name">Name of the metric.</param>
/// <param name="From">Lowest value; default no limit.</param>
/// <param name="To">Highest value; default no limit.</param>
public sealed record MetricRange(string Name, double From = double.NegativeInfinity, double To = double.PositiveInfinity);
