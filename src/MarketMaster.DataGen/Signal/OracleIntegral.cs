namespace MarketMaster.DataGen;

/// <summary>The scores of the best classifier, integrated over its forecast f ~ N(0, R^2), where the move given f is N(f, 1 - R^2).</summary>
internal static class OracleIntegral
{
    private const int Steps = 1000;
    private const double Reach = 8;
    private const double Inner = NormalDistribution.Quantile65;
    private const double Outer = NormalDistribution.Quantile90;

    public static OracleScores Scores(double correlation)
    {
        if (correlation == 0)
            return new(0, 0.30, 0.35, 0.5, 0.5, 0);
        double five = 0, three = 0, direction = 0, strong = 0, bits = 0;
        var deviation = Math.Sqrt(1 - correlation * correlation);
        Span<double> shares = stackalloc double[TradeActions.Count];
        Span<double> prior = [0.10, 0.25, 0.30, 0.25, 0.10];
        // the two signs of the forecast mirror each other: integrate over the positive half, doubled (Simpson)
        for (var i = 0; i <= Steps; i++)
        {
            var x = Reach * i / Steps;
            var weight = (i == 0 || i == Steps ? 1 : i % 2 == 0 ? 2 : 4) * (Reach / Steps / 3) * 2 * NormalDistribution.Density(x);
            ClassShares(correlation * x, deviation, -Outer, -Inner, Inner, Outer, shares);
            five += weight * Highest(shares);
            three += weight * Math.Max(shares[2], Math.Max(shares[0] + shares[1], shares[3] + shares[4]));
            direction += weight * (shares[3] + shares[4]);
            strong += weight * shares[4];
            bits += weight * Divergence(shares, prior);
        }
        return new(correlation, five, three, direction / 0.70, strong / 0.20, bits);
    }

    /// <summary>The probabilities of the five classes when the move is N(mean, deviation^2).</summary>
    public static void ClassShares(
        double mean, double deviation, double strongSell, double sell, double buy, double strongBuy, Span<double> shares)
    {
        var a = NormalDistribution.Cdf((strongSell - mean) / deviation);
        var b = NormalDistribution.Cdf((sell - mean) / deviation);
        var c = NormalDistribution.Cdf((buy - mean) / deviation);
        var d = NormalDistribution.Cdf((strongBuy - mean) / deviation);
        (shares[0], shares[1], shares[2], shares[3], shares[4]) = (a, b - a, c - b, d - c, 1 - d);
    }

    private static double Highest(ReadOnlySpan<double> shares)
    {
        var highest = shares[0];
        foreach (var share in shares)
            highest = Math.Max(highest, share);
        return highest;
    }

    private static double Divergence(ReadOnlySpan<double> shares, ReadOnlySpan<double> prior)
    {
        const double Ln2 = 0.69314718055994530942;
        var sum = 0.0;
        for (var k = 0; k < shares.Length; k++)
            sum += shares[k] > 0 ? shares[k] * Elementary.Log(shares[k] / prior[k]) : 0;
        return sum / Ln2;
    }
}
