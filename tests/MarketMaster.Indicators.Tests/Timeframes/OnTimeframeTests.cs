namespace MarketMaster.Indicators.Tests.Timeframes;

/// <summary>Indicators of the catalog on a longer timeframe, against a search that knows only which longer bars have closed.</summary>
[TestClass]
public sealed class OnTimeframeTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static IEnumerable<object[]> Ids => Catalog.All.Select(i => new object[] { i.Id });

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void Each_bar_shows_the_last_longer_bar_that_had_closed(string id)
    {
        var indicator = Catalog.Find(id).Create();
        foreach (var bars in new[] { TestBars.Walk(900, 3), Composed.WithHoles(TestBars.Walk(3000, 5), 7), Composed.WithHoles(TestBars.Walk(3000, 9), 11).Slice(3, 200) })
        {
            foreach (var minutes in new[] { 1, 2, 5, 15, 60 })
            {
                var length = TimeSpan.FromMinutes(minutes);
                var longer = BarAggregator.Aggregate(bars, length, Minute, includeForming: true);
                var (values, width) = (indicator.Rows(longer), indicator.Outputs.Count);
                var expected = new double[bars.Count * width];
                for (int i = 0, closed = 0; i < bars.Count; i++)
                {
                    while (closed < longer.Count && longer.Time[closed] + length <= bars.Time[i] + Minute)
                        closed++;
                    if (closed == 0)
                        expected.AsSpan(i * width, width).Fill(double.NaN);
                    else
                        values.AsSpan((closed - 1) * width, width).CopyTo(expected.AsSpan(i * width));
                }
                TestBars.AssertSameBits(expected, OnTimeframe(indicator, length).Rows(bars), $"{indicator} on {minutes} minutes");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void Stream_equals_batch_and_nothing_looks_ahead(string id)
    {
        foreach (var minutes in new[] { 1, 3, 15 })
        {
            var indicator = OnTimeframe(Catalog.Find(id).Create(), TimeSpan.FromMinutes(minutes));
            var holes = Composed.WithHoles(TestBars.Walk(1200, 13), 15);
            Composed.AssertStreamEqualsBatch(indicator, TestBars.Walk(1200, 17));
            Composed.AssertStreamEqualsBatch(indicator, holes);
            Composed.AssertStreamEqualsBatch(indicator, Composed.WithNaN(holes, holes.Count / 2));
            Composed.AssertCausal(indicator, holes.Slice(0, Math.Min(holes.Count, 260)));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void Peek_revise_lanes_and_allocation(string id)
    {
        foreach (var minutes in new[] { 1, 3, 15 })
        {
            var indicator = OnTimeframe(Catalog.Find(id).Create(), TimeSpan.FromMinutes(minutes));
            Composed.AssertPeekAndReviseChangeNothingElse(indicator, Composed.WithHoles(TestBars.Walk(700, 19), 21));
            Composed.AssertNothingAllocated(indicator, TestBars.Walk(400, 23));
            Composed.AssertCrossSectionEqualsSingle(
                indicator, [.. Enumerable.Range(0, 10).Select(i => Composed.WithHoles(TestBars.Walk(300 + i * 31, (ulong)i), 25))]);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void Warm_up_is_exact_on_bars_without_holes(string id)
    {
        foreach (var minutes in new[] { 1, 4 })
        {
            var indicator = OnTimeframe(Catalog.Find(id).Create(), TimeSpan.FromMinutes(minutes));
            var bars = TestBars.Walk(indicator.Warmup + 30, 27);
            var (rows, width) = (indicator.Rows(bars), indicator.Outputs.Count);
            for (var k = 0; k < width; k++)
            {
                for (var i = 0; i < bars.Count; i++)
                    Assert.AreEqual(i < indicator.Outputs[k].Warmup, double.IsNaN(rows[i * width + k]), $"{indicator}: {indicator.Outputs[k].Name}[{i}]");
            }
        }
    }

    [TestMethod]
    public void Timeframes_and_chains_nest()
    {
        var hours = new Rsi(3).OnTimeframe(TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(4));
        Indicator[] all =
        [
            hours.OnTimeframe(TimeSpan.FromMinutes(4), Minute),
            new Sma(20).Of(new Rsi(3).OnTimeframe(TimeSpan.FromMinutes(5), Minute)),
            new Sma(3).Of(new Rsi(3)).OnTimeframe(TimeSpan.FromMinutes(5), Minute),
            new Macd(3, 5, 2).OnTimeframe(TimeSpan.FromMinutes(7), Minute).Select("macd_signal_7m"),
            new Vwap().PerSession(TimeSpan.FromMinutes(20)).OnTimeframe(TimeSpan.FromMinutes(5), Minute),
            new Ema(4).OnTimeframe(TimeSpan.FromMinutes(5), Minute).PerSession(TimeSpan.FromMinutes(60)),
        ];
        var bars = Composed.WithHoles(TestBars.Walk(900, 29), 31);
        foreach (var indicator in all)
        {
            Composed.AssertStreamEqualsBatch(indicator, bars);
            Composed.AssertPeekAndReviseChangeNothingElse(indicator, bars);
            Composed.AssertCausal(indicator, bars, 5);
            Composed.AssertCrossSectionEqualsSingle(indicator, [bars, TestBars.Walk(500, 33), bars.Slice(40, 100)]);
            Composed.AssertNothingAllocated(indicator, bars);
        }
    }

    [TestMethod]
    public void The_last_minute_of_an_hour_shows_the_hour_itself()
    {
        var bars = TestBars.Walk(180, 35);
        var rows = ((BarIndicator<double>)OnTimeframe(new PivotPoint(), TimeSpan.FromHours(1))).Compute(bars);
        var hours = new PivotPoint().Compute(BarAggregator.Aggregate(bars, TimeSpan.FromHours(1), Minute));
        Assert.IsTrue(double.IsNaN(rows[58]));
        Assert.AreEqual(hours[0], rows[59]);
        Assert.AreEqual(hours[0], rows[118]);
        Assert.AreEqual(hours[1], rows[119]);
    }

    [TestMethod]
    public void Where_the_last_minute_is_missing_the_next_bar_shows_the_hour()
    {
        var all = TestBars.Walk(180, 37);
        var bars = BarSeries.FromBars(Enumerable.Range(0, 180).Where(i => i is not 59 and not 60).Select(i => all[i]));
        var rows = new PivotPoint().OnTimeframe(TimeSpan.FromHours(1), Minute).Compute(bars);
        Assert.IsTrue(double.IsNaN(rows[58]), "the bar of 0:58 does not know that 0:59 will be missing");
        Assert.IsTrue(double.IsFinite(rows[59]), "the bar of 1:01 does");
    }

    [TestMethod]
    public void A_correction_with_another_time_is_refused()
    {
        var bars = TestBars.Walk(5, 39);
        var stream = new Rsi(3).OnTimeframe(TimeSpan.FromHours(1), Minute).Stream();
        Assert.ThrowsExactly<InvalidOperationException>(() => stream.Revise(bars[0]));
        stream.Push(bars[1]);
        Assert.ThrowsExactly<ArgumentException>(() => stream.Revise(bars[2]));
        Assert.ThrowsExactly<InvalidMarketDataException>(() => stream.Push(bars[1]));
        Assert.ThrowsExactly<InvalidMarketDataException>(() => stream.Peek(bars[0]));
    }

    [TestMethod]
    public void Indicators_on_a_timeframe_compare_by_value_and_print_readably()
    {
        var hour = TimeSpan.FromHours(1);
        Assert.AreEqual(new Rsi().OnTimeframe(hour, Minute), new Rsi().OnTimeframe(hour, Minute));
        Assert.AreNotEqual(new Rsi().OnTimeframe(hour, Minute), new Rsi().OnTimeframe(2 * hour, Minute));
        Assert.AreEqual("Rsi { Period = 14 } on 1h", new Rsi().OnTimeframe(hour, Minute).ToString());
        Assert.AreEqual("rsi_1h", new Rsi().OnTimeframe(hour, Minute).Outputs[0].Name);
    }

    private static Indicator OnTimeframe(Indicator indicator, TimeSpan length) => ((dynamic)indicator).OnTimeframe((Timeframe)length, Minute);
}
