namespace MarketMaster;

/// <summary>Finds runs of rows with the same four prices, in file order.</summary>
internal static class StaleRuns
{
    public static List<StaleRun> Find(BarSeries bars, int shortest, DefectLog log)
    {
        var runs = new List<StaleRun>();
        for (var start = 0; start < bars.Count;)
        {
            var end = start + 1;
            while (end < bars.Count && Same(bars[start], bars[end]))
                end++;
            if (end - start >= shortest)
            {
                runs.Add(new(start, end - 1));
                for (var row = start; row < end; row++)
                    log.Add(BarDefect.StaleRun, row);
            }
            start = end;
        }
        return runs;
    }

    // NaN equals nothing, so rows without prices are no run
    private static bool Same(in Bar a, in Bar b) => a.Open == b.Open && a.High == b.High && a.Low == b.Low && a.Close == b.Close;
}
