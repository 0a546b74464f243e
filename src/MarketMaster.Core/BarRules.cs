namespace MarketMaster;

/// <summary>The rules at the door: what a bar must satisfy before anything computes with it.</summary>
internal static class BarRules
{
    public static void Require(BarSeries bars, BarChecks checks)
    {
        if (checks == BarChecks.None)
            return;
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            Require(bar, i == 0 ? null : bars.Time[i - 1], checks, new(bars.Source, i, null));
        }
    }

    /// <summary>Checks one bar against the rules and the time of the bar before it.</summary>
    public static void Require(in Bar bar, DateTime? previous, BarChecks checks, in BarPlace place)
    {
        if ((checks & BarChecks.Finite) != 0 && !AllFinite(bar))
            throw NotFinite(bar, place);
        if ((checks & BarChecks.Range) != 0)
            RequireRange(bar, place);
        if ((checks & BarChecks.Order) != 0)
            RequireOrder(bar.Time, previous, place);
    }

    // inf - inf and NaN - NaN are NaN, so one comparison covers five values
    private static bool AllFinite(in Bar bar) =>
        (bar.Open - bar.Open) + (bar.High - bar.High) + (bar.Low - bar.Low) + (bar.Close - bar.Close) + (bar.Volume - bar.Volume) == 0;

    private static InvalidMarketDataException NotFinite(in Bar bar, in BarPlace place)
    {
        var (column, value) =
            !double.IsFinite(bar.Open) ? ("open", bar.Open) : !double.IsFinite(bar.High) ? ("high", bar.High)
            : !double.IsFinite(bar.Low) ? ("low", bar.Low) : !double.IsFinite(bar.Close) ? ("close", bar.Close) : ("volume", bar.Volume);
        return place.Error(column, NumberText.Format(value), "is not a finite number: drop the row or repair it first");
    }

    private static void RequireRange(in Bar bar, in BarPlace place)
    {
        if (bar.High < bar.Low)
            throw place.Error("high", Text(bar.High), $"is below low {Text(bar.Low)}: swap them or drop the row");
        if (bar.High < bar.Open || bar.High < bar.Close)
            throw place.Error("high", Text(bar.High), $"is below {OpenOrClose(bar, bar.High < bar.Open)}: high must be the highest price of the bar");
        if (bar.Low > bar.Open || bar.Low > bar.Close)
            throw place.Error("low", Text(bar.Low), $"is above {OpenOrClose(bar, bar.Low > bar.Open)}: low must be the lowest price of the bar");
        if (bar.Volume < 0)
            throw place.Error("volume", Text(bar.Volume), "is negative: volume must be 0 or more");
    }

    private static void RequireOrder(DateTime time, DateTime? previous, in BarPlace place)
    {
        if (time.Kind != DateTimeKind.Utc)
            throw place.Error("timestamp", TimeText.Format(time), "is not UTC: convert it, or give it DateTimeKind.Utc");
        if (previous is { } before && time == before)
            throw place.Error("timestamp", TimeText.Format(time), $"stands in row {place.Row - 1} already: drop one of the two rows");
        if (previous is { } last && time < last)
            throw place.Error("timestamp", TimeText.Format(time), $"is earlier than row {place.Row - 1} ({TimeText.Format(last)}): sort the rows by time");
    }

    private static string OpenOrClose(in Bar bar, bool open) => open ? $"open {Text(bar.Open)}" : $"close {Text(bar.Close)}";

    private static string Text(double value) => NumberText.Format(value);
}
