using System.Globalization;

namespace MarketMaster.DataGen;

public sealed partial class MarketDataGenerator
{
    private const int LeastBarsToJudge = 2000;

    /// <summary>Checks bars against this generator's market: prices in order and on the tick grid, times on the calendar, statistics in wide bands.</summary>
    /// <param name="data">Bars of this generator.</param>
    /// <returns>Issues and statistics.</returns>
    public GeneratedDataReport ValidateGeneratedData(GeneratedBars data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return ValidateGeneratedData(data.Bars);
    }

    /// <summary>Checks bars against this generator's market: prices in order and on the tick grid, times on the calendar, statistics in wide bands.</summary>
    /// <param name="bars">Bars of this generator's instrument and interval, from any source; statistics are judged from 2,000 bars on.</param>
    /// <returns>Issues and statistics.</returns>
    public GeneratedDataReport ValidateGeneratedData(BarSeries bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        if (bars.Count == 0)
            return new(false, ["there are no bars"], 0, null, []);
        var faults = new FaultCounter();
        CheckPrices(bars, faults);
        var opensDay = CheckTimes(bars, faults);
        List<string> issues = [.. faults.Lines];
        if (bars.Count < 2 || issues.Count > 0)
            return new(issues.Count == 0, issues, bars.Count, null, []);
        var plan = DayPlan.Create(_model.Hours, (int)Options.Interval.TotalMinutes);
        var facts = FactMeasurement.Measure(bars, opensDay, Options.Interval == TimeSpan.FromDays(1), plan.Length * _model.DaysPerYear);
        IReadOnlyList<FactCheck> checks = bars.Count < LeastBarsToJudge ? [] : Judge(facts);
        issues.AddRange(checks.Where(c => !c.Passed).Select(c => string.Create(
            CultureInfo.InvariantCulture, $"{c.Name} is {c.Value:0.####}, expected {c.Lowest:0.####} to {c.Highest:0.####}")));
        return new(issues.Count == 0, issues, bars.Count, facts, checks);
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
    private bool[] CheckTimes(BarSeries bars, FaultCounter faults)
    {
        var opensDay = new bool[bars.Count];
        var clock = ClockFrom(bars.Time[0]);
        for (var i = 0; i < bars.Count; i++)
        {
            opensDay[i] = clock.Next(out var expected) == 0;
            if (bars.Time[i] == expected)
                continue;
            faults.Add("time off the calendar", i, bars.Time[i].ToString("u", CultureInfo.InvariantCulture));
            clock = ClockFrom(bars.Time[i]);
            opensDay[i] = clock.Next(out _) == 0;
        }
        return opensDay;
    }

    private SessionClock ClockFrom(DateTime time) => new(
        _model.Hours, DayPlan.Create(_model.Hours, (int)Options.Interval.TotalMinutes), Options.Interval == TimeSpan.FromDays(1), time);

    // wide on purpose: they catch a broken series, not an unusual one
    private FactCheck[] Judge(StylisedFacts facts) =>
    [
        new(nameof(facts.AnnualVolatility), facts.AnnualVolatility, 0.15 * _model.AnnualVolatility, 5 * _model.AnnualVolatility),
        new(nameof(facts.ExcessKurtosis), facts.ExcessKurtosis, 0.3, 30),
        new(nameof(facts.ReturnAutocorrelation), facts.ReturnAutocorrelation, -0.15, 0.10 + Options.Signal.Strength * Options.Signal.Strength),
        new(nameof(facts.AbsoluteAutocorrelation1), facts.AbsoluteAutocorrelation1, 0.03, 0.6),
        new(nameof(facts.TailIndex), facts.TailIndex, 1.5, 6),
        new(nameof(facts.RangeRatio), facts.RangeRatio, 1.2, 2.5),
    ];
}
