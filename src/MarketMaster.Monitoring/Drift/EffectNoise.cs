namespace MarketMaster.Monitoring;

/// <summary>
/// The mean of Wasserstein's distance between two samples of one distribution: |F - G| at x has a mean of about
/// sqrt(2 / pi) sqrt(F (1 - F) / effective size).
/// </summary>
internal static class EffectNoise
{
    private const int Steps = 200;

    public static double Of(ReadOnlySpan<double> sorted, double scale, double effective)
    {
        if (!(scale > 0) || !(effective > 0))
            return 0;
        double sum = 0, last = sorted[0];
        for (var i = 1; i <= Steps; i++)
        {
            var value = sorted[(int)((long)(sorted.Length - 1) * i / Steps)];
            var share = (i - 0.5) / Steps;
            sum += Math.Sqrt(share * (1 - share)) * (value - last);
            last = value;
        }
        return Math.Sqrt(2 / Math.PI / effective) * sum / scale;
    }
}
