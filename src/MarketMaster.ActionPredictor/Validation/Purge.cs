namespace MarketMaster.Prediction;

/// <summary>Keeps training rows whose label does not look into a test block, nor a test label into them.</summary>
internal static class Purge
{
    /// <summary>
    /// Whether the label interval [<paramref name="start"/>, <paramref name="end"/>] stays clear of the test block's
    /// interval on either side, by more than <paramref name="embargo"/> bars. Touching counts as overlap.
    /// </summary>
    public static bool IsClear(int start, int end, int testStart, int testEnd, int embargo) =>
        (long)end + embargo < testStart || start > (long)testEnd + embargo;
}
