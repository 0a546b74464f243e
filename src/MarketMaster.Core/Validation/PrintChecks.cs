namespace MarketMaster;

/// <summary>
/// Finds bad ticks in high or low. A print is bad when the range of its bar is far above the median range around it, more
/// than half of that range is one wick, and the wick is several times longer than every move from close to close around it.
/// </summary>
internal static class PrintChecks
{
    private const int Neighbours = 20;
    private const int FewestNeighbours = 10;
    private const double WickShare = 0.5;
    private const double WickOverMove = 4;

    public static void Run(BarSeries bars, ReturnSeries returns, double rangeRatio, DefectLog log)
    {
        var rows = returns.Rows;
        var ranges = new double[rows.Length];
        for (var k = 0; k < rows.Length; k++)
            ranges[k] = IsSound(bars[rows[k]]) ? Math.Log(bars.High[rows[k]] / bars.Low[rows[k]]) : double.NaN;
        var around = new double[2 * Neighbours];
        for (var k = 0; k < rows.Length; k++)
        {
            var wick = Wick(bars[rows[k]]);
            if (!(ranges[k] > 0) || wick <= WickShare * ranges[k])
                continue;
            var (from, to) = (Math.Max(0, k - Neighbours), Math.Min(rows.Length, k + Neighbours + 1));
            var median = MedianRange(ranges, from, k, to, around);
            if (median > 0 && ranges[k] > rangeRatio * median && wick > WickOverMove * LargestMove(returns.Values, from, to))
                log.Add(BarDefect.BadPrint, rows[k]);
        }
    }

    private static bool IsSound(in Bar bar) => bar.Low > 0 && bar.High >= Math.Max(bar.Open, bar.Close) && bar.Low <= Math.Min(bar.Open, bar.Close);

    private static double Wick(in Bar bar) =>
        Math.Max(Math.Log(bar.High / Math.Max(bar.Open, bar.Close)), Math.Log(Math.Min(bar.Open, bar.Close) / bar.Low));

    // where most bars around are flat, their median is 0 and says nothing: then the bars that moved are asked
    private static double MedianRange(double[] ranges, int from, int self, int to, double[] around)
    {
        var count = Collect(ranges, from, self, to, around, atLeast: 0);
        if (count < FewestNeighbours)
            return 0;
        var median = ReturnScale.MedianOf(around.AsSpan(0, count));
        if (median > 0)
            return median;
        count = Collect(ranges, from, self, to, around, double.Epsilon);
        return count == 0 ? 0 : ReturnScale.MedianOf(around.AsSpan(0, count));
    }

    private static int Collect(double[] ranges, int from, int self, int to, double[] around, double atLeast)
    {
        var count = 0;
        for (var k = from; k < to; k++)
        {
            if (k != self && ranges[k] >= atLeast)
                around[count++] = ranges[k];
        }
        return count;
    }

    private static double LargestMove(double[] returns, int from, int to)
    {
        var largest = 0.0;
        for (var k = Math.Max(1, from); k < to; k++)
            largest = Math.Max(largest, Math.Abs(returns[k]));
        return largest;
    }
}
