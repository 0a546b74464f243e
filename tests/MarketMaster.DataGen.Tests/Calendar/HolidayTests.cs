using System.Globalization;

namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class HolidayTests
{
    // as the exchanges have published them; e marks an early close
    [TestMethod]
    [DataRow(2018, "01-01 01-15 02-19 03-30 05-28 07-03e 07-04 09-03 11-22 11-23e 12-05 12-24e 12-25")]
    [DataRow(2020, "01-01 01-20 02-17 04-10 05-25 07-03 09-07 11-26 11-27e 12-24e 12-25")]
    [DataRow(2021, "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 11-26e 12-24")]
    [DataRow(2022, "01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 11-25e 12-26")]
    [DataRow(2023, "01-02 01-16 02-20 04-07 05-29 06-19 07-03e 07-04 09-04 11-23 11-24e 12-25")]
    [DataRow(2024, "01-01 01-15 02-19 03-29 05-27 06-19 07-03e 07-04 09-02 11-28 11-29e 12-24e 12-25")]
    [DataRow(2025, "01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-03e 07-04 09-01 11-27 11-28e 12-24e 12-25")]
    [DataRow(2026, "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 11-27e 12-24e 12-25")]
    [DataRow(2027, "01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 11-26e 12-24")]
    public void New_York_stock_exchanges_keep_their_published_holidays(int year, string expected) =>
        Assert.AreEqual(expected, Text(HolidayCalendar.NewYorkStocks, year), StringComparer.Ordinal);

    [TestMethod]
    [DataRow(2023, "04-07 04-10 05-01 12-25 12-26 12-29e")]
    [DataRow(2024, "01-01 03-29 04-01 05-01 12-24 12-25 12-26 12-30e 12-31")]
    [DataRow(2025, "01-01 04-18 04-21 05-01 12-24 12-25 12-26 12-30e 12-31")]
    [DataRow(2026, "01-01 04-03 04-06 05-01 12-24 12-25 12-30e 12-31")]
    public void Xetra_keeps_its_published_holidays(int year, string expected) =>
        Assert.AreEqual(expected, Text(HolidayCalendar.Frankfurt, year), StringComparer.Ordinal);

    [TestMethod]
    [DataRow(2024, "01-01 01-15e 02-19e 03-29 05-27e 06-19e 07-04e 09-02e 11-28e 11-29e 12-24e 12-25")]
    [DataRow(2025, "01-01 01-20e 02-17e 04-18 05-26e 06-19e 07-04e 09-01e 11-27e 11-28e 12-24e 12-25")]
    public void Futures_close_three_times_a_year(int year, string expected) =>
        Assert.AreEqual(expected, Text(HolidayCalendar.NewYorkFutures, year), StringComparer.Ordinal);

    [TestMethod]
    public void Index_futures_keep_the_holidays_of_stocks_for_half_a_day()
    {
        Assert.AreEqual("01-01 01-15e 02-19e 03-29 05-27e 06-19e 07-03e 07-04e 09-02e 11-28e 11-29e 12-24e 12-25", Text(HolidayCalendar.IndexFutures, 2024), StringComparer.Ordinal);
        Assert.AreEqual(13 * 60 + 15, HolidayCalendar.IndexFutures.Find(new(2024, 12, 24))!.EarlyClose);
        Assert.AreEqual(13 * 60, HolidayCalendar.IndexFutures.Find(new(2024, 1, 15))!.EarlyClose);
        Assert.AreEqual(13 * 60 + 45, HolidayCalendar.NewYorkFutures.Find(new(2024, 12, 24))!.EarlyClose);
        Assert.AreEqual(14 * 60 + 30, HolidayCalendar.NewYorkFutures.Find(new(2024, 1, 15))!.EarlyClose);
    }

    [TestMethod]
    [DataRow("equity_SPY_1d.csv", 1998, 2020)]
    [DataRow("equity_MSFT_1d.csv", 1990, 2021)]
    [DataRow("index_SPX_1d.csv", 1990, 2021)]
    public void Three_decades_of_real_trading_dates_are_those_of_the_rules(string file, int from, int to)
    {
        var real = BarCsv.Read(MarketMaster.Tests.SharedData.Require("real/" + file)).Time.ToArray()
            .Select(DateOnly.FromDateTime).Where(d => d.Year >= from && d.Year <= to).ToHashSet();
        var rules = MarketCalendar.Of("SPY").Days(new(from, 1, 1), new(to, 12, 31)).Select(d => d.Date).ToHashSet();
        var missing = real.Except(rules).Select(d => $"trades on {d:yyyy-MM-dd}");
        var extra = rules.Except(real).Select(d => $"rests on {d:yyyy-MM-dd}");
        Assert.AreEqual("", string.Join(", ", missing.Concat(extra)), StringComparer.Ordinal);
    }

    [TestMethod]
    public void Foreign_exchange_rests_as_in_real_hourly_bars()
    {
        var bars = BarCsv.Read(MarketMaster.Tests.SharedData.Require("real/forex_EURUSD_1h.csv"));
        var calendar = MarketCalendar.Of("EUR/USD");
        int inside = 0, outside = 0;
        foreach (var time in bars.Time)
            _ = calendar.DayAt(time) is null ? outside++ : inside++;
        Assert.IsLessThan(0.002, (double)outside / bars.Count, "hours that the rules take for closed");
        var expected = calendar.Sessions(bars.Time[0], bars.Time[^1]).Sum(s => (s.Close - s.Open).TotalHours);
        Assert.AreEqual(1, inside / expected, 0.01, "hours that the rules take for open");
    }

    [TestMethod]
    public void Easter_falls_on_its_published_dates()
    {
        foreach (var date in new[] { "1961-04-02", "1999-04-04", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2025-04-20", "2038-04-25", "2100-03-28" })
        {
            var easter = DateOnly.Parse(date, CultureInfo.InvariantCulture);
            Assert.AreEqual(easter, HolidayRules.Easter(easter.Year));
        }
    }

    [TestMethod]
    public void A_host_brings_its_own_holidays()
    {
        var own = HolidayCalendar.Of([new(new(2024, 3, 5), "Founders"), new(new(2024, 3, 6), "The day after", 12 * 60), new(new(2024, 3, 6), "Longer", 13 * 60)]);
        var calendar = new MarketCalendar(TradingHours.NewYorkStocks with { Holidays = own });
        Assert.IsNull(calendar.Find(new(2024, 3, 5)));
        Assert.AreEqual("The day after", calendar.Find(new(2024, 3, 6))!.Holiday!.Name, StringComparer.Ordinal);
        Assert.AreEqual(new(2024, 3, 6, 17, 0, 0, DateTimeKind.Utc), calendar.Find(new(2024, 3, 6))!.Close);
        Assert.IsNull(calendar.Find(new(2024, 3, 7))!.Holiday);
        Assert.HasCount(4, calendar.Days(new(2024, 3, 4), new(2024, 3, 8)));
        Assert.IsEmpty(HolidayCalendar.None.InYear(2024));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => HolidayCalendar.None.InYear(0));
    }

    private static string Text(HolidayCalendar calendar, int year) => string.Join(' ', calendar.InYear(year)
        .Where(h => !HolidayRules.IsWeekend(h.Date)).Select(h => h.Date.ToString("MM-dd", CultureInfo.InvariantCulture) + (h.IsClosed ? "" : "e")));
}
