namespace MarketMaster.Prediction.Tests;

/// <summary>A table of five classes that an additive score with interactions and noise decides; shares 10/25/30/25/10 %.</summary>
internal static class SyntheticTable
{
    private static readonly double[] Cuts = [-1.2816, -0.3853, 0.3853, 1.2816];

    public static FeatureFrame Create(int rows, ulong seed, int features = 25, double noise = 0.5)
    {
        var random = new RandomStream(seed, 7);
        var values = new double[rows * features];
        var labels = new TradeAction[rows];
        for (var row = 0; row < rows; row++)
        {
            var x = values.AsSpan(row * features, features);
            for (var f = 0; f < features; f++)
                x[f] = f % 3 == 2 ? Math.Exp(Normal(ref random)) : Normal(ref random);
            var score = ((1.2 * x[0]) + (0.8 * x[1]) + (0.5 * x[3] * x[4]) + (0.6 * Math.Sin(2 * x[2 % features])) + (noise * Normal(ref random))) / Math.Sqrt(2.51 + (noise * noise));
            labels[row] = (TradeAction)Cuts.Count(cut => score >= cut);
        }
        return new([.. Enumerable.Range(0, features).Select(f => $"f{f}")], values, labels: labels);
    }

    public static double Normal(ref RandomStream random) =>
        Math.Sqrt(-2 * Math.Log(random.NextPositiveDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
