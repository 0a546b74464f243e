namespace MarketMaster.RateLimiting.Tests.Counting;

/// <summary>
/// The most permits in any window of a length, by two pointers over the grants in order of time: written without a look at the limiters. A window
/// is open at its end: two grants exactly one length apart never share one.
/// </summary>
internal static class WindowOracle
{
    public static long Heaviest(IReadOnlyList<(long Time, int Permits)> grants, long length)
    {
        long heaviest = 0, inside = 0;
        var oldest = 0;
        foreach (var (time, permits) in grants)
        {
            inside += permits;
            for (; time - grants[oldest].Time >= length; oldest++)
                inside -= grants[oldest].Permits;
            heaviest = Math.Max(heaviest, inside);
        }
        return heaviest;
    }
}
