using System.Globalization;

namespace MarketMaster;

/// <summary>The rules at the door: what a bar must satisfy before anything computes with it.</summary>
internal static class BarRules
{
    public static void Require(BarSeries bars, BarChecks checks)
    {
        if (checks == BarChecks.None)
            return;
        var open = bars.Open;
        var high = bars.High;
        var low = bars.Low;
        var close = bars.Close;
        var volume = bars.Volume;
        for (var i = 0; i < bars.Count; i++)
        {
            if ((checks & BarChecks.Finite) != 0 && !AllFinite(open[i], high[i], low[i], close[i], volume[i]))
                FailFinite(bars, i);
            if ((checks & BarChecks.Range) != 0)
                RequireRange(bars, i, open[i], high[i], low[i], close[i], volume[i]);
        }
        if ((checks & BarChecks.Order) != 0)
            RequireOrder(bars);
    }

    // inf - inf and NaN - NaN are NaN, so one comparison covers five values
    private static bool AllFinite(double open, double high, double low, double close, double volume) =>
        (open - open) + (high - high) + (low - low) + (close - close) + (volume - volume) == 0;

    private static void FailFinite(BarSeries bars, int row)
    {
        var bar = bars[row];
        var (column, value) =
            !double.IsFinite(bar.Open) ? ("open", bar.Open) : !double.IsFinite(bar.High) ? ("high", bar.High)
            : !double.IsFinite(bar.Low) ? ("low", bar.Low) : !double.IsFinite(bar.Close) ? ("close", bar.Close) : ("volume", bar.Volume);
        throw Fail(bars, row, column, value, "is not a finite number: drop the row or repair it first");
    }

    private static void RequireRange(BarSeries bars, int row, double open, double high, double low, double close, double volume)
    {
        if (high < low)
            throw Fail(bars, row, "high", high, $"is below low {Text(low)}: swap them or drop the row");
        if (high < open || high < close)
            throw Fail(bars, row, "high", high, $"is below {(high < open ? "open " + Text(open) : "close " + Text(close))}: high must be the highest price of the bar");
        if (low > open || low > close)
            throw Fail(bars, row, "low", low, $"is above {(low > open ? "open " + Text(open) : "close " + Text(close))}: low must be the lowest price of the bar");
        if (volume < 0)
            throw Fail(bars, row, "volume", volume, "is negative: volume must be 0 or more");
    }

    private static void RequireOrder(BarSeries bars)
    {
        var time = bars.Time;
        for (var i = 0; i < time.Length; i++)
        {
            if (time[i].Kind != DateTimeKind.Utc)
                throw Fail(bars, i, "timestamp", time[i], "is not UTC: convert it, or give it DateTimeKind.Utc");
            if (i > 0 && time[i] == time[i - 1])
                throw Fail(bars, i, "timestamp", time[i], $"stands in row {i - 1} already: drop one of the two rows");
            if (i > 0 && time[i] < time[i - 1])
                throw Fail(bars, i, "timestamp", time[i], $"is earlier than row {i - 1} ({Text(time[i - 1])}): sort the rows by time");
        }
    }

    private static InvalidMarketDataException Fail(BarSeries bars, int row, string column, double value, string problem) =>
        new(problem, bars.Source, row, column, Text(value));

    private static InvalidMarketDataException Fail(BarSeries bars, int row, string column, DateTime value, string problem) =>
        new(problem, bars.Source, row, column, Text(value));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(DateTime value) => value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
}
