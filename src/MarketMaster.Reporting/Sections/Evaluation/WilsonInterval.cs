namespace MarketMaster.Reporting;

/// <summary>The 95 % interval of a share (E. B. Wilson, 1927): stays inside 0 to 1 and is sensible for few rows.</summary>
internal static class WilsonInterval
{
    private const double Z = 1.959963984540054;

    public static (double Low, double High) Of(double share, int count)
    {
        var weight = Z * Z / count;
        var center = (share + weight / 2) / (1 + weight);
        var half = Z * Math.Sqrt(share * (1 - share) / count + weight / (4 * count)) / (1 + weight);
        return (Math.Max(0, center - half), Math.Min(1, center + half));
    }
}
