namespace MarketMaster;

/// <summary>Centre and spread of returns, and the robust z-score that follows (Iglewicz and Hoaglin, 1993).</summary>
/// <param name="Median">Median of the returns.</param>
/// <param name="Mad">Median absolute deviation from it.</param>
/// <param name="Spread">The standard deviation that normal returns with that MAD would have: the divisor of the z-score; 0 where nothing spreads.</param>
internal readonly record struct ReturnScale(double Median, double Mad, double Spread)
{
    // the upper quartile of the standard normal distribution; often rounded to 0.6745
    private const double NormalMad = 0.6744897501960817;
    private const double NormalMeanDeviation = 1.2533;

    public static ReturnScale Of(ReadOnlySpan<double> returns)
    {
        if (returns.IsEmpty)
            return default;
        var sorted = returns.ToArray();
        var median = MedianOf(sorted);
        var deviations = new double[sorted.Length];
        for (var i = 0; i < deviations.Length; i++)
            deviations[i] = Math.Abs(returns[i] - median);
        var mean = deviations.Average();
        var mad = MedianOf(deviations);
        return new(median, mad, mad > 0 ? mad / NormalMad : NormalMeanDeviation * mean);
    }

    public double Score(double value) => Mad > 0 ? NormalMad * (value - Median) / Mad : Spread > 0 ? (value - Median) / Spread : 0;

    /// <summary>The median; sorts the values.</summary>
    public static double MedianOf(Span<double> values)
    {
        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
