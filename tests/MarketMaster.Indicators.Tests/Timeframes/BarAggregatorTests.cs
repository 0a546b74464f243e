namespace MarketMaster.Indicators.Tests.Timeframes;

[TestClass]
public sealed class BarAggregatorTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static IEnumerable<object[]> RealMinutes =>
        from file in new[] { "crypto_BTCUSD_1m.csv", "equity_SPY_1m.csv", "index_ES_201312_1m.csv" }
        from minutes in new[] { 5, 60, 240, 1440 }
        select new object[] { file, minutes };

    [TestMethod]
    [DynamicData(nameof(RealMinutes))]
    public void Real_minutes_joined_are_the_groups_of_their_periods(string file, int minutes)
    {
        var bars = BarCsv.Read(SharedData.Require($"real/{file}"));
        var longer = BarAggregator.Aggregate(bars, TimeSpan.FromMinutes(minutes), Minute, includeForming: true);
        var groups = Enumerable.Range(0, bars.Count).Select(i => bars[i])
            .GroupBy(b => new DateTime(b.Time.Ticks / (minutes * TimeSpan.TicksPerMinute) * minutes * TimeSpan.TicksPerMinute, DateTimeKind.Utc)).ToArray();
        Assert.AreEqual(groups.Length, longer.Count);
        for (var i = 0; i < groups.Length; i++)
        {
            var expected = new Bar(
                groups[i].Key, groups[i].First().Open, groups[i].Max(b => b.High), groups[i].Min(b => b.Low), groups[i].Last().Close, groups[i].Sum(b => b.Volume));
            Assert.AreEqual(expected, longer[i]);
        }
        Assert.AreEqual(bars.High.ToArray().Max(), longer.High.ToArray().Max());
        Assert.AreEqual(bars.Low.ToArray().Min(), longer.Low.ToArray().Min());
        Assert.AreEqual(bars.Volume.ToArray().Sum(), longer.Volume.ToArray().Sum(), 1e-12 * bars.Volume.ToArray().Sum());
        Assert.AreEqual((bars.Open[0], bars.Close[^1]), (longer.Open[0], longer.Close[^1]));
    }

    [TestMethod]
    public void Minutes_to_hours_to_days_are_minutes_to_days()
    {
        var bars = Composed.WithHoles(TestBars.Walk(9000, 3), 5);
        var hours = BarAggregator.Aggregate(bars, TimeSpan.FromHours(1), Minute, includeForming: true);
        var days = BarAggregator.Aggregate(bars, TimeSpan.FromDays(1), Minute, includeForming: true);
        var again = BarAggregator.Aggregate(hours, TimeSpan.FromDays(1), TimeSpan.FromHours(1), includeForming: true);
        Assert.IsGreaterThan(4, days.Count);
        for (var i = 0; i < days.Count; i++)
            Assert.AreEqual(days[i], again[i]);
    }

    [TestMethod]
    public void A_bar_is_given_with_its_last_part_or_else_when_a_later_period_begins()
    {
        var bars = TestBars.Walk(12, 7);
        var aggregator = new BarAggregator(TimeSpan.FromMinutes(5), Minute);
        Assert.IsNull(aggregator.Forming);
        for (var i = 0; i < 5; i++)
        {
            Assert.IsFalse(aggregator.TryTake(out _), $"before bar {i}");
            aggregator.Push(bars[i]);
        }
        Assert.IsTrue(aggregator.TryTake(out var first));
        Assert.AreEqual((bars[0].Time, bars[0].Open, bars[4].Close), (first.Time, first.Open, first.Close));
        Assert.IsNull(aggregator.Forming);
        aggregator.Push(bars[6]);
        Assert.AreEqual(bars[5].Time, aggregator.Forming!.Value.Time);
        // 10 min later a lone bar ends its period: it gives the bar before it and its own
        aggregator.Push(bars[6] with { Time = bars[6].Time.AddMinutes(13) });
        Assert.IsTrue(aggregator.TryTake(out var second));
        Assert.IsTrue(aggregator.TryTake(out var third));
        Assert.AreEqual((bars[5].Time, bars[5].Time.AddMinutes(10)), (second.Time, third.Time));
        Assert.IsFalse(aggregator.TryTake(out _));
    }

    [TestMethod]
    public void The_forming_bar_is_left_out_unless_asked_for()
    {
        var bars = TestBars.Walk(119, 9);
        Assert.AreEqual(1, BarAggregator.Aggregate(bars, TimeSpan.FromHours(1), Minute).Count);
        Assert.AreEqual(2, BarAggregator.Aggregate(bars, TimeSpan.FromHours(1), Minute, includeForming: true).Count);
        Assert.AreEqual(0, BarAggregator.Aggregate(BarSeries.Empty, TimeSpan.FromHours(1), Minute, includeForming: true).Count);
    }

    [TestMethod]
    public void Bars_closer_than_their_interval_are_refused_with_both_times()
    {
        var error = Assert.ThrowsExactly<InvalidMarketDataException>(
            () => BarAggregator.Aggregate(TestBars.Walk(10, 1), TimeSpan.FromHours(1), TimeSpan.FromMinutes(5)));
        StringAssert.Contains(error.Message, "2024-01-02 00:01:00Z");
        StringAssert.Contains(error.Message, "00:05:00");
    }

    [TestMethod]
    public void Nothing_is_allocated_per_bar()
    {
        var bars = TestBars.Walk(2000, 11);
        var aggregator = new BarAggregator(TimeSpan.FromMinutes(15), Minute);
        var taken = 0;
        Run(0, 1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(1000, 2000);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(133, taken);

        void Run(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                aggregator.Push(bars[i]);
                while (aggregator.TryTake(out _))
                    taken++;
            }
        }
    }
}
