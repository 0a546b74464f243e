using System.Globalization;

namespace MarketMaster.DataGen;

public sealed partial class MarketDataGenerator
{
    /// <summary>Checks bars against this generator's market: prices in order and on the tick grid, times on the calendar; and measures their stylised facts.</summary>
    /// <param name="data">Bars of this generator.</param>
    /// <returns>Faults, and the stylised facts beside the bands of real series; the band of the return autocorrelation is raised by what the signal brings.</returns>
    public GeneratedDataReport ValidateGeneratedData(GeneratedBars data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return ValidateGeneratedData(data.Bars);
    }

    /// <summary>Checks bars against this generator's market: prices in order and on the tick grid, times on the calendar; and measures their stylised facts.</summary>
    /// <param name="bars">Bars of this generator's instrument and interval, from any source.</param>
    /// <returns>Faults, and the stylised facts beside the bands of real series; the band of the return autocorrelation is raised by what the signal brings.</returns>
    public GeneratedDataReport ValidateGeneratedData(BarSeries bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        if (bars.Count == 0)
            return new(false, ["there are no bars"], 0, null);
        var faults = new FaultCounter();
        CheckPrices(bars, faults);
        CheckTimes(bars, faults);
        List<string> issues = [.. faults.Lines];
        if (bars.Count < 2 || issues.Count > 0)
            return new(issues.Count == 0, issues, bars.Count, null);
        var strength = Options.Signal.Strength;
        var facts = StylisedFactReport.Measure(bars, Instrument.AssetClass, Options.Interval, strength * strength / (1 + strength * strength));
        return new(true, issues, bars.Count, facts);
    }

    private void CheckPrices(BarSeries bars, FaultCounter faults)
    {
        var tick = new Grid(Instrument.TickSize);
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            if (!(bar.Low > 0) || !double.IsFinite(bar.High))
                faults.Add("price not a positive number", i, bar.Low > 0 ? bar.High : bar.Low);
            if (!(bar.High >= Math.Max(bar.Open, bar.Close)))
                faults.Add("high below open or close", i, bar.High);
            if (!(bar.Low <= Math.Min(bar.Open, bar.Close)))
                faults.Add("low above open or close", i, bar.Low);
            if (!(bar.Volume > 0) || !double.IsFinite(bar.Volume))
                faults.Add("volume not a positive number", i, bar.Volume);
            if (!tick.Contains(bar.Open) || !tick.Contains(bar.High) || !tick.Contains(bar.Low) || !tick.Contains(bar.Close))
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"price off the tick grid of {Instrument.TickSize}"), i, bar.Close);
        }
    }

    // walks the calendar along; one missing bar counts once, not for every bar behind it
    private void CheckTimes(BarSeries bars, FaultCounter faults)
    {
        var clock = ClockFrom(bars.Time[0]);
        for (var i = 0; i < bars.Count; i++)
        {
            clock.Next(out var expected);
            if (bars.Time[i] == expected)
                continue;
            faults.Add("time off the calendar", i, bars.Time[i].ToString("u", CultureInfo.InvariantCulture));
            clock = ClockFrom(bars.Time[i]);
            clock.Next(out _);
        }
    }

    private SessionClock ClockFrom(DateTime time) => new(
        _model.Hours, DayPlan.Create(_model.Hours, (int)Options.Interval.TotalMinutes), Options.Interval == TimeSpan.FromDays(1), time);
}
