namespace MarketMaster.Monitoring;

/// <summary>P-values corrected for their number; compared with the level as they are.</summary>
internal static class AdjustedPValues
{
    private const double SmallestP = 1e-300;

    public static double[] Of(ReadOnlySpan<double> p, MultipleTesting method)
    {
        var count = p.Length;
        var order = new int[count];
        for (var i = 0; i < count; i++)
            order[i] = i;
        var values = p.ToArray();
        Array.Sort(order, (a, b) => values[a].CompareTo(values[b]));
        var adjusted = new double[count];
        switch (method)
        {
            case MultipleTesting.None:
                return values;
            case MultipleTesting.Bonferroni:
                for (var i = 0; i < count; i++)
                    adjusted[i] = Math.Min(1, values[i] * count);
                return adjusted;
            case MultipleTesting.Holm:
                var largest = 0.0;
                for (var k = 0; k < count; k++)
                    adjusted[order[k]] = largest = Math.Max(largest, Math.Min(1, values[order[k]] * (count - k)));
                return adjusted;
            default:
                var harmonic = 1.0;
                if (method == MultipleTesting.BenjaminiYekutieli)
                {
                    for (var k = 2; k <= count; k++)
                        harmonic += 1.0 / k;
                }
                var smallest = 1.0;
                for (var k = count - 1; k >= 0; k--)
                    adjusted[order[k]] = smallest = Math.Min(smallest, values[order[k]] * count * harmonic / (k + 1));
                return adjusted;
        }
    }

    /// <summary>Fisher's combination of independent p-values: -2 sum ln p is chi-square with 2 k degrees of freedom.</summary>
    public static (double Statistic, double P) FisherCombined(ReadOnlySpan<double> p)
    {
        var statistic = 0.0;
        foreach (var value in p)
            statistic -= 2 * Math.Log(Math.Max(value, SmallestP));
        return (statistic, Distributions.ChiSquaredUpper(statistic, 2 * p.Length));
    }
}
