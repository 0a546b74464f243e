using System.Globalization;

namespace MarketMaster.Indicators.Tests.Timeframes;

[TestClass]
public sealed class TimeframeTests
{
    private static readonly TimeZoneInfo NewYork = Zone("New York", -5, Rule(3, 2), Rule(11, 1));

    [TestMethod]
    [DataRow("01:00:00", "00:00:00", "2024-03-05T13:59:59Z", "2024-03-05T13:00:00Z")]
    [DataRow("01:00:00", "00:00:00", "2024-03-05T14:00:00Z", "2024-03-05T14:00:00Z")]
    [DataRow("04:00:00", "00:00:00", "2024-03-05T15:00:00Z", "2024-03-05T12:00:00Z")]
    [DataRow("04:00:00", "01:00:00", "2024-03-05T12:59:00Z", "2024-03-05T09:00:00Z")]
    [DataRow("1.00:00:00", "22:00:00", "2024-03-05T21:59:00Z", "2024-03-04T22:00:00Z")]
    [DataRow("1.00:00:00", "-02:00:00", "2024-03-05T22:00:00Z", "2024-03-05T22:00:00Z")]
    [DataRow("7.00:00:00", "00:00:00", "2024-03-10T23:59:00Z", "2024-03-04T00:00:00Z")]
    public void Periods_are_aligned_to_UTC_and_shifted_by_the_offset(string length, string offset, string time, string start)
    {
        var timeframe = new Timeframe(Span(length), Span(offset));
        Assert.AreEqual(Time(start), timeframe.Start(Time(time)));
        Assert.AreEqual(Time(start) + Span(length), timeframe.End(Time(time)));
        Assert.AreEqual(DateTimeKind.Utc, timeframe.Start(Time(time)).Kind);
    }

    [TestMethod]
    [DataRow("2024-03-08T14:29:59Z", "2024-03-07T14:30:00Z", "2024-03-08T14:30:00Z")]
    [DataRow("2024-03-09T20:00:00Z", "2024-03-09T14:30:00Z", "2024-03-10T13:30:00Z")]
    [DataRow("2024-03-10T13:30:00Z", "2024-03-10T13:30:00Z", "2024-03-11T13:30:00Z")]
    [DataRow("2024-11-02T13:30:00Z", "2024-11-02T13:30:00Z", "2024-11-03T14:30:00Z")]
    [DataRow("2024-11-03T14:29:00Z", "2024-11-02T13:30:00Z", "2024-11-03T14:30:00Z")]
    public void Sessions_follow_local_time_through_a_change_of_the_clock(string time, string start, string end)
    {
        var session = Timeframe.Day(new TimeOnly(9, 30), NewYork);
        Assert.AreEqual(Time(start), session.Start(Time(time)));
        Assert.AreEqual(Time(end), session.End(Time(time)));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(90)]
    [DataRow(150)]
    [DataRow(570)]
    [DataRow(1020)]
    public void Periods_follow_one_another_without_hole_or_overlap(int startMinutes)
    {
        var session = Timeframe.Day(TimeOnly.MinValue.AddMinutes(startMinutes), NewYork);
        var end = session.Start(Time("2024-01-01T12:00:00Z"));
        for (var time = end; time < Time("2024-12-31T00:00:00Z"); time = time.AddMinutes(10))
        {
            if (time >= end)
            {
                Assert.AreEqual(end, session.Start(time), $"{time:u}");
                end = session.End(time);
                Assert.IsTrue((end - time).TotalHours is >= 22.8 and <= 25, $"{time:u} to {end:u}");
            }
            Assert.AreEqual(end, session.End(time), $"{time:u}");
        }
    }

    [TestMethod]
    public void Timeframes_compare_by_value_and_print_readably()
    {
        Assert.AreEqual(new Timeframe(TimeSpan.FromMinutes(60)), TimeSpan.FromHours(1));
        Assert.AreNotEqual(new Timeframe(TimeSpan.FromDays(1), TimeSpan.FromHours(1)), TimeSpan.FromDays(1));
        Assert.AreEqual("15m", new Timeframe(TimeSpan.FromMinutes(15)).ToString());
        Assert.AreEqual("4h from -01:00", new Timeframe(TimeSpan.FromHours(4), TimeSpan.FromHours(-1)).ToString());
        Assert.AreEqual("1d from 09:30 New York", Timeframe.Day(new TimeOnly(9, 30), NewYork).ToString());
    }

    [TestMethod]
    public void Values_out_of_range_are_refused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Timeframe(TimeSpan.Zero));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Timeframe(TimeSpan.FromDays(367)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Timeframe(TimeSpan.FromHours(1), TimeSpan.FromHours(-1)));
        Assert.ThrowsExactly<ArgumentException>(() => new Timeframe(TimeSpan.FromHours(1), default, NewYork));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Rsi().OnTimeframe(TimeSpan.FromHours(1), TimeSpan.FromHours(2)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new BarAggregator(TimeSpan.FromHours(1), TimeSpan.Zero));
    }

    internal static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    // made here, so that the test does not depend on the machine's time zones
    private static TimeZoneInfo Zone(string name, int hours, TimeZoneInfo.TransitionTime spring, TimeZoneInfo.TransitionTime autumn) =>
        TimeZoneInfo.CreateCustomTimeZone(name, TimeSpan.FromHours(hours), name, name, name,
        [
            TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1), spring, autumn),
        ]);

    private static TimeZoneInfo.TransitionTime Rule(int month, int week) =>
        TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new(1, 1, 1, 2, 0, 0), month, week, DayOfWeek.Sunday);

    private static TimeSpan Span(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
