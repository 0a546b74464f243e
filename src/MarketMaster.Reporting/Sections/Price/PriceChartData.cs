using System.Globalization;

namespace MarketMaster.Reporting;

/// <summary>What a price chart draws: bars and predictions after resampling.</summary>
internal sealed record PriceChartData(BarSeries Bars, int Factor, IReadOnlyList<DrawnAction> Actions)
{
    public int Count => Bars.Count;

    public static PriceChartData From(PriceChart chart)
    {
        Check(chart.Bars);
        var factor = BarResampler.FactorFor(chart.Bars.Count, chart.MaxBars);
        return new(BarResampler.Aggregate(chart.Bars, factor), factor, PlaceActions(chart, factor));
    }

    private static List<DrawnAction> PlaceActions(PriceChart chart, int factor)
    {
        var drawn = new List<DrawnAction>();
        foreach (var action in chart.Actions.OrderBy(a => a.Time))
        {
            var bar = chart.Bars.Time.BinarySearch(action.Time);
            if (bar < 0)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"no bar opens at {action.Time:u}: an action must stand at the time of a bar"), nameof(chart));
            var candidate = new DrawnAction(bar / factor, action);
            if (drawn.Count == 0 || drawn[^1].Bar != candidate.Bar)
                drawn.Add(candidate);
            else if (action.Strength >= drawn[^1].Action.Strength)
                drawn[^1] = candidate;
        }
        return drawn;
    }

    private static void Check(BarSeries bars)
    {
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            if (!double.IsFinite(bar.Open + bar.High + bar.Low + bar.Close + bar.Volume))
                throw new InvalidMarketDataException("is not finite and cannot be drawn: validate and repair the bars first", bars.Source, i, "price or volume", bar.ToString());
            if (i > 0 && bar.Time <= bars.Time[i - 1])
                throw new InvalidMarketDataException("does not follow the bar before it and cannot be drawn: sort the bars and drop duplicates first", bars.Source, i, "time", bar.Time.ToString("u", CultureInfo.InvariantCulture));
        }
    }
}
