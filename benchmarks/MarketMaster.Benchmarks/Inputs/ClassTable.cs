namespace MarketMaster.Benchmarks.Inputs;

/// <summary>A table of 25 features and five classes: a noisy score over some of the features, cut at fixed bounds.</summary>
internal static class ClassTable
{
    public const int Features = 25;

    private static readonly double[] Bounds = [-1.5, -0.5, 0.5, 1.5];

    public static FeatureFrame Create(int rows, ulong seed = 42)
    {
        var random = new RandomStream(seed);
        var values = new double[rows * Features];
        var labels = new TradeAction[rows];
        for (var row = 0; row < rows; row++)
        {
            var x = values.AsSpan(row * Features, Features);
            foreach (ref var value in x)
                value = WalkBars.Normal(ref random);
            var score = x[0] + 0.6 * x[5] + 0.5 * x[9] * x[12] - 0.4 * Math.Abs(x[17]) + 0.6 * WalkBars.Normal(ref random);
            labels[row] = (TradeAction)Bounds.Count(bound => score >= bound);
        }
        return new([.. Enumerable.Range(0, Features).Select(f => $"feature_{f}")], values, labels: labels);
    }
}
