namespace MarketMaster.Indicators.Tests.Exact;

/// <summary>Every indicator of the catalog straight from its definition, over the whole series, in exact arithmetic.</summary>
internal static partial class Reference
{
    public delegate Real?[][] Definition(ExactBars bars, double[] parameters);

    private static readonly Dictionary<string, Definition> All =
        new[] { Trend(), Momentum(), Volatility(), Volume() }.SelectMany(d => d).ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal);

    /// <summary>Outputs as columns; null = no value.</summary>
    public static Real?[][] Compute(string id, BarSeries bars, double[] parameters) =>
        All.TryGetValue(id, out var definition)
            ? definition(new(bars), parameters)
            : throw new KeyNotFoundException($"{id} has no exact reference: add its definition to the Exact folder");

    private static int Int(this double[] parameters, int index) => (int)parameters[index];

    private static (Real?[] Gain, Real?[] Loss) Wilder(Real?[] values, int period)
    {
        var change = values.Change();
        return (
            change.Rolling(1, w => Real.Max(w[0], 0)).Wilder(period),
            change.Rolling(1, w => Real.Max(-w[0], 0)).Wilder(period));
    }
}
