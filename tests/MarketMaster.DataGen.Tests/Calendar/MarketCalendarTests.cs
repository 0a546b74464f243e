namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class MarketCalendarTests
{
    [TestMethod]
    [DataRow(ExchangeZone.NewYork, "America/New_York", 1970)]
    [DataRow(ExchangeZone.Frankfurt, "Europe/Berlin", 1982)]
    public void Offsets_are_those_of_the_time_zone_database(ExchangeZone zone, string name, int from)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(name, out var system))
            Assert.Inconclusive($"this machine has no time zone {name}");
        var time = new DateTime(from, 1, 1, 0, 30, 0, DateTimeKind.Utc);
        var different = 0;
        for (; time.Year < 2037; time = time.AddHours(1))
        {
            var expected = system.GetUtcOffset(time).TotalHours;
            // the United States kept summer time through the winters of 1974 and 1975
            if (time.Year is not (1974 or 1975 or 1976) && DaylightSaving.OffsetHoursAt(zone, time) != expected)
                different++;
        }
        Assert.AreEqual(0, different);
    }

    [TestMethod]
    public void Bars_of_a_short_day_end_at_its_close()
    {
        var start = new DateTime(2024, 11, 29, 0, 0, 0, DateTimeKind.Utc);
        var bars = new MarketDataGenerator(AssetClass.Equity, "AAPL", options: new() { StartTime = start }).GenerateBars(5).Bars;
        Assert.AreSequenceEqual(
            new[] { "29 14:30", "29 15:30", "29 16:30", "29 17:30", "02 14:30" },
            bars.Time.ToArray().Select(t => t.ToString("dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)).ToArray());
        var minutes = new MarketDataGenerator(AssetClass.Equity, "AAPL", options: new() { StartTime = start, Interval = TimeSpan.FromMinutes(1) }).GenerateBars(211).Bars;
        Assert.AreEqual(start.AddHours(17).AddMinutes(59), minutes.Time[209]);
        Assert.AreEqual(start.AddDays(3).AddHours(14).AddMinutes(30), minutes.Time[210]);
    }

    [TestMethod]
    public void A_short_bar_moves_less()
    {
        var start = new DateTime(2024, 11, 29, 0, 0, 0, DateTimeKind.Utc);
        double quick = 0, full = 0;
        for (var seed = 1UL; seed <= 300; seed++)
        {
            var data = new MarketDataGenerator(AssetClass.Equity, "AAPL", seed, new() { StartTime = start }).GenerateBars(8);
            quick += data.Volatility[3] * data.Volatility[3];
            full += data.Volatility[7] * data.Volatility[7];
        }
        var passed = DayPlan.VariancePassed(TradingHours.NewYorkStocks);
        Assert.AreEqual((passed[210] - passed[180]) / (passed[240] - passed[180]), quick / full, 0.08);
    }

    [TestMethod]
    public void Every_bar_opens_within_its_calendar()
    {
        foreach (var instrument in Instrument.Known)
        {
            var calendar = MarketCalendar.Of(instrument.Symbol);
            foreach (var minutes in new[] { 15, 60, 240 })
            {
                var options = new GeneratorOptions { Interval = TimeSpan.FromMinutes(minutes), StartTime = new(2024, 11, 20, 0, 0, 0, DateTimeKind.Utc) };
                var bars = new MarketDataGenerator(instrument.AssetClass, instrument.Symbol, options: options).GenerateBars(3_000).Bars;
                var report = new BarValidator(new() { Calendar = calendar }).Validate(bars);
                Assert.IsEmpty(report.Issues.Where(i => i.Defect == BarDefect.OutsideSession), instrument.Symbol);
                var times = bars.Time.ToArray().ToHashSet();
                foreach (var day in calendar.Days(new(2024, 11, 25), new(2024, 12, 10)))
                    Assert.Contains(day.Open, times, $"{instrument.Symbol} opens on {day.Date}");
            }
        }
    }

    [TestMethod]
    public void Daily_bars_leave_holidays_out()
    {
        var bars = new MarketDataGenerator(AssetClass.Equity, "SPY", options: new() { Interval = TimeSpan.FromDays(1) }).GenerateBars(252).Bars;
        Assert.AreEqual(new(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc), bars.Time[0]);
        Assert.AreEqual(new(2024, 12, 31, 0, 0, 0, DateTimeKind.Utc), bars.Time[251], "2024 had 252 trading days");
    }

    [TestMethod]
    public void Instants_are_told_on_the_exchange_clock()
    {
        var calendar = MarketCalendar.Of("AAPL");
        Assert.AreEqual(new(2024, 7, 1, 9, 30, 0), calendar.ToLocal(new(2024, 7, 1, 13, 30, 0, DateTimeKind.Utc)));
        Assert.AreEqual(new(2024, 1, 2, 9, 30, 0), calendar.ToLocal(new(2024, 1, 2, 14, 30, 0, DateTimeKind.Utc)));
        var futures = MarketCalendar.Of("WTI");
        Assert.AreEqual(new(2024, 3, 11), futures.DayAt(new(2024, 3, 10, 22, 0, 0, DateTimeKind.Utc))!.Date, "Sunday evening belongs to Monday");
        Assert.IsNull(futures.DayAt(new(2024, 3, 11, 21, 30, 0, DateTimeKind.Utc)), "the daily break");
        Assert.ThrowsExactly<ArgumentException>(() => MarketCalendar.Of("GME"));
    }
}
