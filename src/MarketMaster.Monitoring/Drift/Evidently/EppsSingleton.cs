namespace MarketMaster.Monitoring;

/// <summary>The test of Epps and Singleton (1986): compares the empirical characteristic functions at two points.</summary>
internal static class EppsSingleton
{
    private const int SmallSample = 25;
    private const int Size = 4;
    private static readonly double[] Points = [0.4, 0.8];

    /// <summary>The p-value; NaN where the pooled interquartile range is 0.</summary>
    public static double PValue(double[] x, double[] y)
    {
        double[] pooled = [.. x, .. y];
        SortedValues.Sort(pooled);
        var sigma = (Quantiles.Of(pooled, 0.75) - Quantiles.Of(pooled, 0.25)) / 2;
        if (!(sigma > 0))
            return double.NaN;
        var (meanX, covarianceX) = Moments(x, sigma);
        var (meanY, covarianceY) = Moments(y, sigma);
        double n = x.Length, m = y.Length, total = n + m;
        var matrix = new double[Size, Size];
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
                matrix[i, j] = (total / n * covarianceX[i, j]) + (total / m * covarianceY[i, j]);
        }
        var (values, vectors) = SymmetricEigen.Of(matrix);
        double w = 0;
        var rank = 0;
        for (var k = 0; k < Size; k++)
        {
            if (values[k] <= 1e-15 * values[0])
                continue;
            rank++;
            var projection = 0.0;
            for (var i = 0; i < Size; i++)
                projection += vectors[i, k] * (meanX[i] - meanY[i]);
            w += total * projection * projection / values[k];
        }
        if (Math.Max(n, m) < SmallSample)
            w /= 1 + Math.Pow(total, -0.45) + (10.1 * (Math.Pow(n, -1.7) + Math.Pow(m, -1.7)));
        return Distributions.ChiSquaredUpper(w, rank);
    }

    private static (double[] Mean, double[,] Covariance) Moments(double[] values, double sigma)
    {
        var rows = Array.ConvertAll(values, v => Features(v, sigma));
        var mean = new double[Size];
        foreach (var row in rows)
        {
            for (var i = 0; i < Size; i++)
                mean[i] += row[i] / values.Length;
        }
        var covariance = new double[Size, Size];
        foreach (var row in rows)
        {
            for (var i = 0; i < Size; i++)
            {
                for (var j = 0; j < Size; j++)
                    covariance[i, j] += (row[i] - mean[i]) * (row[j] - mean[j]) / values.Length;
            }
        }
        return (mean, covariance);
    }

    private static double[] Features(double value, double sigma) =>
        [Math.Cos(Points[0] / sigma * value), Math.Cos(Points[1] / sigma * value), Math.Sin(Points[0] / sigma * value), Math.Sin(Points[1] / sigma * value)];
}
