namespace MarketMaster.Monitoring;

/// <summary>
/// Compares the rank correlations of every pair of columns: Fisher's z with the variance of Bonett and Wright (2000), corrected for
/// the number of pairs. Where a pair looks changed, its rows are counted by the persistence of the product of its two series.
/// </summary>
internal static class CorrelationDrift
{
    private const double LargestCorrelation = 0.9999;

    // the pair that is looked at is the one of many that looks changed most
    private const double SearchErrors = 2;

    public static MultivariateDrift Run(RowMatrix then, RowMatrix now, string[] names, DriftOptions options)
    {
        RowMatrix x = then.Ranks(), y = now.Ranks();
        var pairs = names.Length * (names.Length - 1) / 2;
        double squares = 0, smallest = 1, clearest = -1;
        CorrelationChange? change = null;
        for (var i = 0; i < names.Length; i++)
        {
            for (var j = i + 1; j < names.Length; j++)
            {
                double r = Dot(x.Columns[i], x.Columns[j]), s = Dot(y.Columns[i], y.Columns[j]);
                squares += (r - s) * (r - s);
                var z = Difference(r, then.Rows, s, now.Rows);
                var p = Math.Min(1, pairs * Distributions.NormalTwoSided(z));
                if (options.CountPersistence && p < options.Alpha)
                {
                    var tau = Math.Max(ProductPersistence(x, i, j), ProductPersistence(y, i, j));
                    var isTooFew = Math.Min(then.Rows, now.Rows) / tau < options.MinimumEffectiveRows;
                    z = isTooFew ? 0 : Difference(r, then.Rows / tau, s, now.Rows / tau);
                    p = Math.Min(1, pairs * Distributions.NormalTwoSided(z));
                }
                if (Math.Abs(z) > clearest)
                {
                    clearest = Math.Abs(z);
                    change = new(names[i], names[j], r, s);
                }
                smallest = Math.Min(smallest, p);
            }
        }
        return new() { CorrelationDistance = Math.Sqrt(squares / pairs), LargestChange = change, CorrelationPValue = smallest };
    }

    private static double Difference(double r, double n, double s, double m)
    {
        r = Math.Clamp(r, -LargestCorrelation, LargestCorrelation);
        s = Math.Clamp(s, -LargestCorrelation, LargestCorrelation);
        var variance = ((1 + (r * r / 2)) / Math.Max(1, n - 3)) + ((1 + (s * s / 2)) / Math.Max(1, m - 3));
        return (Math.Atanh(r) - Math.Atanh(s)) / Math.Sqrt(variance);
    }

    private static double ProductPersistence(RowMatrix ranks, int i, int j)
    {
        var product = new double[ranks.Rows];
        for (var t = 0; t < product.Length; t++)
            product[t] = ranks.Columns[i][t] * ranks.Columns[j][t];
        var tau = Persistence.OfValues(product, out var lags);
        return RowPersistence.Enlarge(tau, lags, product.Length, SearchErrors);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
