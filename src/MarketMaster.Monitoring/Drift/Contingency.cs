namespace MarketMaster.Monitoring;

/// <summary>Counts of the same categories on two sides, and the tests of whether they have the same shares.</summary>
internal sealed class Contingency
{
    private const double FewestExpected = 5;

    private Contingency(double[] values, double[] x, double[] y)
    {
        (Values, X, Y) = (values, x, y);
        (N, M) = (x.Sum(), y.Sum());
    }

    public double[] Values { get; }

    public double[] X { get; }

    public double[] Y { get; }

    public double N { get; }

    public double M { get; }

    public int Degrees => Math.Max(0, Values.Length - 1);

    public double[] SharesX => Array.ConvertAll(X, c => c / N);

    public double[] SharesY => Array.ConvertAll(Y, c => c / M);

    public static Contingency Of(ReadOnlySpan<(double Value, long Count)> x, ReadOnlySpan<(double Value, long Count)> y)
    {
        var counts = new SortedDictionary<double, (double X, double Y)>();
        foreach (var (value, count) in x)
            counts[value] = (counts.GetValueOrDefault(value).X + count, counts.GetValueOrDefault(value).Y);
        foreach (var (value, count) in y)
            counts[value] = (counts.GetValueOrDefault(value).X, counts.GetValueOrDefault(value).Y + count);
        return new([.. counts.Keys], [.. counts.Values.Select(c => c.X)], [.. counts.Values.Select(c => c.Y)]);
    }

    /// <summary>The same with the categories whose expected count is below 5 in either sample put together.</summary>
    public Contingency Pooled()
    {
        List<double> values = [], x = [], y = [];
        double otherX = 0, otherY = 0;
        for (var i = 0; i < Values.Length; i++)
        {
            var all = X[i] + Y[i];
            if (all * Math.Min(N, M) / (N + M) < FewestExpected)
            {
                otherX += X[i];
                otherY += Y[i];
                continue;
            }
            values.Add(Values[i]);
            x.Add(X[i]);
            y.Add(Y[i]);
        }
        if (otherX + otherY > 0)
        {
            values.Add(double.NaN);
            x.Add(otherX);
            y.Add(otherY);
        }
        return new([.. values], [.. x], [.. y]);
    }

    public double ChiSquared()
    {
        var sum = 0.0;
        for (var i = 0; i < Values.Length; i++)
        {
            var all = X[i] + Y[i];
            double expectedX = all * N / (N + M), expectedY = all * M / (N + M);
            sum += ((X[i] - expectedX) * (X[i] - expectedX) / expectedX) + ((Y[i] - expectedY) * (Y[i] - expectedY) / expectedY);
        }
        return sum;
    }

    public double G()
    {
        var sum = 0.0;
        for (var i = 0; i < Values.Length; i++)
        {
            var all = X[i] + Y[i];
            sum += X[i] > 0 ? X[i] * Math.Log(X[i] * (N + M) / (all * N)) : 0;
            sum += Y[i] > 0 ? Y[i] * Math.Log(Y[i] * (N + M) / (all * M)) : 0;
        }
        return Math.Max(0, 2 * sum);
    }

    /// <summary>Cramer's V of a table with two rows.</summary>
    public double CramersV() => Degrees == 0 ? 0 : Math.Sqrt(ChiSquared() / (N + M));

    /// <summary>The z of two shares with the pooled variance; 0 where nobody or everybody has the property.</summary>
    public static double Z(double countX, double n, double countY, double m)
    {
        var pooled = (countX + countY) / (n + m);
        var variance = pooled * (1 - pooled) * ((1 / n) + (1 / m));
        return variance > 0 ? ((countX / n) - (countY / m)) / Math.Sqrt(variance) : 0;
    }
}
