namespace MarketMaster.Monitoring;

/// <summary>Principal components of standardised columns, and the distance of rows from what they can rebuild.</summary>
internal sealed class PrincipalComponents
{
    // one wild value must not decide what the components are
    private const double MostDeviations = 6;

    private readonly double[] _mean;
    private readonly double[] _scale;
    private readonly double[,] _vectors;

    private PrincipalComponents(double[] mean, double[] scale, double[,] vectors, int count) => (_mean, _scale, _vectors, Count) = (mean, scale, vectors, count);

    /// <summary>Number of components kept.</summary>
    public int Count { get; }

    /// <summary>Fits all rows and keeps as many components as it takes for the share of the variance.</summary>
    public static PrincipalComponents Fit(RowMatrix rows, double variance) => Fit(rows, 0, 0, variance, null);

    /// <summary>Fits the rows outside [from, to) and keeps so many components.</summary>
    public static PrincipalComponents Fit(RowMatrix rows, int from, int to, int components) => Fit(rows, from, to, 1, components);

    private static PrincipalComponents Fit(RowMatrix rows, int from, int to, double variance, int? components)
    {
        var width = rows.Width;
        double[] mean = new double[width], scale = new double[width];
        var standard = new double[width][];
        for (var c = 0; c < width; c++)
        {
            double[] kept = [.. rows.Columns[c].AsSpan(0, from), .. rows.Columns[c].AsSpan(to)];
            var (center, spread) = MeanTests.Moments(kept);
            (mean[c], scale[c]) = (center, spread > 0 ? 1 / Math.Sqrt(spread) : 0);
            standard[c] = Array.ConvertAll(kept, v => Math.Clamp((v - center) * scale[c], -MostDeviations, MostDeviations));
        }
        var matrix = new double[width, width];
        for (var i = 0; i < width; i++)
        {
            for (var j = i; j < width; j++)
            {
                var sum = 0.0;
                for (var t = 0; t < standard[i].Length; t++)
                    sum += standard[i][t] * standard[j][t];
                matrix[i, j] = matrix[j, i] = sum / standard[i].Length;
            }
        }
        var (values, vectors) = SymmetricEigen.Of(matrix);
        var total = values.Sum();
        var count = 0;
        for (var sum = 0.0; count < width && sum < variance * total; count++)
            sum += values[count];
        return new(mean, scale, vectors, components ?? count);
    }

    /// <summary>The distance of each row of [from, to) from its projection.</summary>
    public void Errors(RowMatrix rows, int from, int to, Span<double> errors)
    {
        var width = _mean.Length;
        var row = new double[width];
        for (var t = from; t < to; t++)
        {
            var length = 0.0;
            for (var c = 0; c < width; c++)
            {
                row[c] = Math.Clamp((rows.Columns[c][t] - _mean[c]) * _scale[c], -MostDeviations, MostDeviations);
                length += row[c] * row[c];
            }
            for (var k = 0; k < Count; k++)
            {
                var projection = 0.0;
                for (var c = 0; c < width; c++)
                    projection += row[c] * _vectors[c, k];
                length -= projection * projection;
            }
            errors[t - from] = Math.Sqrt(Math.Max(0, length));
        }
    }
}
