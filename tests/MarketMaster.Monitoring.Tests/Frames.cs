namespace MarketMaster.Monitoring.Tests;

/// <summary>Generated rows: independent or persistent normal columns, with a change where asked for.</summary>
internal static class Frames
{
    public static double Normal(ref RandomStream random) =>
        Math.Sqrt(-2 * Math.Log(random.NextPositiveDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Stationary AR(1) columns of variance 1; <paramref name="change"/> may rewrite each row.</summary>
    public static FeatureFrame Of(ref RandomStream random, int rows, int columns = 25, double phi = 0, RowChange? change = null, DateTime? from = null)
    {
        var values = new double[rows * columns];
        var last = new double[columns];
        for (var c = 0; c < columns; c++)
            last[c] = Normal(ref random);
        var shock = Math.Sqrt(1 - (phi * phi));
        for (var t = 0; t < rows; t++)
        {
            for (var c = 0; c < columns; c++)
            {
                last[c] = (phi * last[c]) + (shock * Normal(ref random));
                values[(t * columns) + c] = last[c];
            }
            change?.Invoke(values.AsSpan(t * columns, columns), t, ref random);
        }
        var time = from is { } start ? Enumerable.Range(0, rows).Select(i => start.AddHours(i)).ToArray() : [];
        return new([.. Enumerable.Range(0, columns).Select(c => $"c{c}")], values, time);
    }
}

/// <summary>Rewrites a row.</summary>
internal delegate void RowChange(Span<double> row, int index, ref RandomStream random);
