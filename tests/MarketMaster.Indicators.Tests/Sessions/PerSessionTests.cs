namespace MarketMaster.Indicators.Tests.Sessions;

[TestClass]
public sealed class PerSessionTests
{
    private static readonly Timeframe Session = new(TimeSpan.FromMinutes(120), TimeSpan.FromMinutes(35));

    public static IEnumerable<object[]> Ids => Catalog.All.Select(i => new object[] { i.Id });

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void Each_session_is_a_series_of_its_own(string id)
    {
        var indicator = Catalog.Find(id).Create();
        foreach (var bars in new[] { TestBars.Walk(700, 3), Composed.WithHoles(TestBars.Walk(2500, 5), 7), Composed.WithNaN(TestBars.Walk(500, 9), 200) })
        {
            var sessions = Enumerable.Range(0, bars.Count).GroupBy(i => Math.Floor((bars.Time[i] - new DateTime(2024, 1, 1, 0, 35, 0)).TotalHours / 2)).ToArray();
            var expected = sessions.SelectMany(s => indicator.Rows(bars.Slice(s.First(), s.Count()))).ToArray();
            Assert.IsGreaterThan(4, sessions.Length);
            TestBars.AssertSameBits(expected, PerSession(indicator).Rows(bars), $"{indicator} per session");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void It_has_the_properties_of_every_indicator(string id)
    {
        var indicator = PerSession(Catalog.Find(id).Create());
        var holes = Composed.WithHoles(TestBars.Walk(900, 11), 13);
        Composed.AssertStreamEqualsBatch(indicator, TestBars.Walk(900, 15));
        Composed.AssertStreamEqualsBatch(indicator, Composed.WithNaN(holes, holes.Count / 2));
        Composed.AssertCausal(indicator, TestBars.Walk(300, 17));
        Composed.AssertPeekAndReviseChangeNothingElse(indicator, holes);
        Composed.AssertNothingAllocated(indicator, TestBars.Walk(800, 19));
        Composed.AssertCrossSectionEqualsSingle(indicator, [holes, TestBars.Walk(300, 21), TestBars.Walk(40, 23)]);
    }

    [TestMethod]
    public void Sessions_of_the_real_SPY_start_the_VWAP_at_half_past_nine_in_New_York()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById("America/New_York", out var newYork))
            Assert.Inconclusive("skipped: this machine knows no time zones");
        var bars = BarCsv.Read(SharedData.Require("real/equity_SPY_1m.csv"));
        var session = Timeframe.Day(new TimeOnly(9, 30), newYork);
        var vwap = new Vwap().PerSession(session);
        var values = vwap.Compute(bars);
        var (paid, volume, starts) = (0m, 0m, 0);
        for (var i = 0; i < bars.Count; i++)
        {
            var local = TimeZoneInfo.ConvertTimeFromUtc(bars.Time[i], newYork!) - TimeSpan.FromHours(9.5);
            if (i == 0 || local.Date != (TimeZoneInfo.ConvertTimeFromUtc(bars.Time[i - 1], newYork!) - TimeSpan.FromHours(9.5)).Date)
                (paid, volume, starts) = (0, 0, starts + 1);
            paid += ((decimal)bars.High[i] + (decimal)bars.Low[i] + (decimal)bars.Close[i]) / 3 * (decimal)bars.Volume[i];
            volume += (decimal)bars.Volume[i];
            Assert.AreEqual((double)(paid / volume), values[i], 1e-11, $"bar {i}, {bars.Time[i]:u}");
        }
        Assert.IsGreaterThan(11, starts);
        Composed.AssertStreamEqualsBatch(vwap, bars);
        Composed.AssertNothingAllocated(vwap, bars);
    }

    [TestMethod]
    public void Times_that_do_not_rise_are_refused()
    {
        var bars = TestBars.Walk(3, 1);
        var stream = PerSession(new Obv()).OpenStream();
        var outputs = new double[1];
        stream.Push(bars[1], outputs);
        Assert.ThrowsExactly<InvalidMarketDataException>(() => stream.Push(bars[0], outputs));
        Assert.ThrowsExactly<InvalidMarketDataException>(
            () => PerSession(new Obv()).ComputeRows(BarSeries.FromBars([bars[1], bars[0]], BarChecks.None), new double[2]));
        Assert.AreEqual("Rsi { Period = 14 } per session of 2h from 00:35", PerSession(new Rsi()).ToString());
        Assert.AreEqual(PerSession(new Rsi()), PerSession(new Rsi()));
    }

    private static Indicator PerSession(Indicator indicator) => ((dynamic)indicator).PerSession(Session);
}
