namespace MarketMaster;

/// <summary>Checks of one bar by itself.</summary>
internal static class CellChecks
{
    private const double TickTolerance = 1e-6;

    public static void Run(BarSeries bars, BarValidatorOptions options, DefectLog log)
    {
        for (var row = 0; row < bars.Count; row++)
        {
            var bar = bars[row];
            if (!HasPrices(bar) || !double.IsFinite(bar.Volume))
                log.Add(BarDefect.MissingValue, row);
            if (HasPrices(bar))
                CheckRange(bar, row, log);
            CheckPrices([bar.Open, bar.High, bar.Low, bar.Close], row, options, log);
            if (bar.Volume < 0)
                log.Add(BarDefect.NegativeVolume, row);
        }
        CheckVolume(bars, options.StaleRunRows, log);
    }

    public static bool HasPrices(in Bar bar) =>
        double.IsFinite(bar.Open) && double.IsFinite(bar.High) && double.IsFinite(bar.Low) && double.IsFinite(bar.Close);

    private static void CheckRange(in Bar bar, int row, DefectLog log)
    {
        if (bar.High < bar.Low)
            log.Add(BarDefect.HighBelowLow, row);
        if (bar.High < bar.Open || bar.High < bar.Close)
            log.Add(BarDefect.HighBelowOpenOrClose, row);
        if (bar.Low > bar.Open || bar.Low > bar.Close)
            log.Add(BarDefect.LowAboveOpenOrClose, row);
    }

    private static void CheckPrices(ReadOnlySpan<double> prices, int row, BarValidatorOptions options, DefectLog log)
    {
        foreach (var price in prices)
        {
            if (price <= 0 && !options.AllowNonPositivePrices)
                log.Add(BarDefect.NonPositivePrice, row);
            if (options.TickSize is { } tick && double.IsFinite(price) && Math.Abs(price / tick - Math.Round(price / tick)) > TickTolerance * Math.Max(1, Math.Abs(price / tick) * 1e-6))
                log.Add(BarDefect.OffTickPrice, row);
        }
    }

    // a long run of zeros says that the source reports no volume there, not that the bars are wrong
    private static void CheckVolume(BarSeries bars, int longRun, DefectLog log)
    {
        for (var row = 0; row < bars.Count;)
        {
            var end = row;
            while (end < bars.Count && bars.Volume[end] == 0)
                end++;
            for (var i = row; i < end && end - row < longRun && end - row < bars.Count; i++)
            {
                if (HasPrices(bars[i]) && bars.High[i] != bars.Low[i])
                    log.Add(BarDefect.ZeroVolumeWithRange, i);
            }
            row = Math.Max(end, row + 1);
        }
    }
}
