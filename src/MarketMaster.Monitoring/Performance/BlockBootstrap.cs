namespace MarketMaster.Monitoring;

/// <summary>The stationary bootstrap (Politis and Romano, 1994): blocks of random length, so that neighbouring rows, whose labels overlap, stay together.</summary>
internal static class BlockBootstrap
{
    private const int FewestRows = 10;
    private const double Tail = 0.025;

    /// <summary>Lower and upper end of the 95 % band of each value; NaN where too few resamples define it.</summary>
    public static (double Low, double High)[] Bands(int rows, ReadOnlyMemory<double> weights, double blockLength, int resamples, ulong seed, Func<double[], List<(string Name, double Value)>> compute)
    {
        if (rows < FewestRows || resamples < 1)
            return [];
        var random = new RandomStream(seed, RandomStream.StreamOf("block bootstrap"));
        List<double>[]? found = null;
        var drawn = new double[rows];
        for (var r = 0; r < resamples; r++)
        {
            Draw(ref random, drawn, weights.Span, blockLength);
            var values = compute(drawn);
            found ??= [.. values.Select(_ => new List<double>(resamples))];
            for (var v = 0; v < values.Count; v++)
            {
                if (double.IsFinite(values[v].Value))
                    found[v].Add(values[v].Value);
            }
        }
        return Array.ConvertAll(found!, values =>
        {
            if (values.Count < resamples / 2)
                return (double.NaN, double.NaN);
            values.Sort();
            var sorted = values.ToArray();
            return (Quantiles.Of(sorted, Tail), Quantiles.Of(sorted, 1 - Tail));
        });
    }

    private static void Draw(ref RandomStream random, double[] drawn, ReadOnlySpan<double> weights, double blockLength)
    {
        Array.Clear(drawn);
        var row = 0;
        for (var i = 0; i < drawn.Length; i++)
        {
            row = i == 0 || random.NextDouble() * blockLength < 1 ? random.NextInt(drawn.Length) : row + 1 == drawn.Length ? 0 : row + 1;
            drawn[row] += weights.IsEmpty ? 1 : weights[row];
        }
    }
}
