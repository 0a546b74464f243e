namespace MarketMaster.Indicators.Tests;

/// <summary>Every property over every indicator of the catalog and the feature set: a new indicator is tested before its author writes a test.</summary>
[TestClass]
public sealed class ConformanceTests
{
    public static IEnumerable<object[]> All =>
        Catalog.All.Select(info => new object[] { info.Id }).Append(["features"]).Append(["relative features"]);

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Stream_equals_batch_bit_for_bit(string id)
    {
        foreach (var indicator in Variants(id))
        {
            foreach (var count in new[] { 0, 1, 2, 57, 700, 3000 })
            {
                var bars = TestBars.Walk(count, 7);
                TestBars.AssertSameBits(indicator.StreamRows(bars), indicator.Rows(bars), $"{indicator} over {count} bars");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Warm_up_is_exact(string id)
    {
        foreach (var indicator in Variants(id))
        {
            var bars = TestBars.Walk(indicator.Warmup + 50, 11);
            var rows = indicator.Rows(bars);
            var width = indicator.Outputs.Count;
            for (var k = 0; k < width; k++)
            {
                for (var i = 0; i < bars.Count; i++)
                {
                    var (name, warmup) = (indicator.Outputs[k].Name, indicator.Outputs[k].Warmup);
                    Assert.AreEqual(i < warmup, double.IsNaN(rows[i * width + k]), $"{indicator}: {name}[{i}] = {rows[i * width + k]}, warm-up {warmup}");
                }
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Peek_and_revise_change_nothing_else(string id)
    {
        foreach (var indicator in Variants(id))
        {
            var bars = TestBars.Walk(400, 13);
            var wrong = TestBars.Walk(400, 17, start: 250, step: 30);
            var width = indicator.Outputs.Count;
            var expected = indicator.Rows(bars);
            var actual = new double[expected.Length];
            var peeked = new double[width];
            var stream = indicator.OpenStream();
            for (var i = 0; i < bars.Count; i++)
            {
                var row = actual.AsSpan(i * width, width);
                stream.Peek(bars[i], peeked);
                stream.Push(wrong[i], row);
                stream.Peek(wrong[i], row);
                stream.Revise(wrong[(i + 5) % 400], row);
                stream.Peek(wrong[(i + 1) % 400], row);
                stream.Revise(bars[i], row);
                TestBars.AssertSameBits(row, peeked, $"{indicator}: peek before bar {i}");
            }
            TestBars.AssertSameBits(expected, actual, $"{indicator}: every bar sent wrong, peeked and revised");
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Push_peek_and_revise_allocate_nothing(string id)
    {
        var indicator = Make(id);
        var bars = TestBars.Walk(300, 19);
        var outputs = new double[indicator.Outputs.Count];
        var stream = indicator.OpenStream();
        Round();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Round();
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before, $"{indicator}");

        void Round()
        {
            for (var i = 0; i < bars.Count; i++)
            {
                stream.Push(bars[i], outputs);
                stream.Peek(bars[i], outputs);
                stream.Revise(bars[i], outputs);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void A_truncated_series_gives_the_same_values(string id)
    {
        var indicator = Make(id);
        var bars = TestBars.Walk(2500, 23);
        var whole = indicator.Rows(bars);
        foreach (var count in new[] { 1, 60, 333, 1024, 2499 })
            TestBars.AssertSameBits(whole.AsSpan(0, count * indicator.Outputs.Count), indicator.Rows(bars.Slice(0, count)), $"{indicator} cut after {count} bars");
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Cross_section_equals_single_series(string id)
    {
        var indicator = Make(id);
        BarSeries[] series = [.. Enumerable.Range(0, 19).Select(i => TestBars.Walk(100 + i * 7, (ulong)i)), WithNaN(TestBars.Walk(200, 99), 60)];
        foreach (var (bars, rows) in series.Zip(CrossRows(indicator, series)))
            TestBars.AssertSameBits(indicator.Rows(bars), rows, $"{indicator} over {bars.Count} bars in lanes");
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void One_NaN_restarts_the_warm_up(string id)
    {
        var indicator = Make(id);
        var bars = WithNaN(TestBars.Walk(900, 29), 500);
        var width = indicator.Outputs.Count;
        var rows = indicator.Rows(bars);
        TestBars.AssertSameBits(indicator.StreamRows(bars), rows, $"{indicator} with a NaN: stream and batch");
        TestBars.AssertSameBits(indicator.Rows(bars.Slice(0, 500)), rows.AsSpan(0, 500 * width), $"{indicator}: before the NaN");
        for (var k = 0; k < width; k++)
            Assert.IsTrue(double.IsNaN(rows[500 * width + k]), $"{indicator}: on the NaN");
        TestBars.AssertSameBits(indicator.Rows(bars.Slice(501, 399)), rows.AsSpan(501 * width), $"{indicator}: after the NaN as from the start");
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void A_NaN_bar_can_be_revised(string id)
    {
        var indicator = Make(id);
        var bars = TestBars.Walk(300, 31);
        var width = indicator.Outputs.Count;
        var actual = new double[300 * width];
        var stream = indicator.OpenStream();
        var nan = new Bar(bars[0].Time, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        for (var i = 0; i < bars.Count; i++)
        {
            var row = actual.AsSpan(i * width, width);
            stream.Push(nan, row);
            stream.Peek(bars[(i + 3) % 300], row);
            stream.Revise(nan, row);
            stream.Peek(bars[(i + 4) % 300], row);
            stream.Revise(bars[i], row);
        }
        TestBars.AssertSameBits(indicator.Rows(bars), actual, $"{indicator}: every bar came as NaN first");
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Odd_price_levels_stay_finite(string id)
    {
        var indicator = Make(id);
        foreach (var (name, bars) in OddLevels())
        {
            var rows = indicator.Rows(bars);
            for (var i = indicator.Warmup * indicator.Outputs.Count; i < rows.Length; i++)
                Assert.IsTrue(double.IsFinite(rows[i]), $"{indicator} on {name}: value {i} is {rows[i]}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Prices_times_a_power_of_two_scale_exactly(string id)
    {
        var indicator = Make(id);
        var bars = TestBars.Walk(300, 37);
        const double Factor = 1.0 / 1024;
        var scaled = TestBars.Make(300, i => (bars.Open[i] * Factor, bars.High[i] * Factor, bars.Low[i] * Factor, bars.Close[i] * Factor, bars.Volume[i]));
        var (plain, other) = (indicator.Rows(bars), indicator.Rows(scaled));
        for (var i = 0; i < plain.Length; i++)
        {
            var same = plain[i].Equals(other[i]) || (plain[i] * Factor).Equals(other[i]);
            Assert.IsTrue(same, $"{indicator}: value {i} is {other[i]:R} at 1/1024 of the price, {plain[i]:R} before");
        }
    }

    [TestMethod]
    public void Ids_are_unique_and_sorted()
    {
        var ids = Catalog.All.Select(i => i.Id).ToArray();
        CollectionAssert.AreEqual(ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray(), ids);
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Equal_parameters_make_equal_indicators(string id)
    {
        Assert.AreEqual(Make(id), Make(id));
        Assert.AreEqual(Make(id).ToString(), Make(id).ToString());
    }

    [TestMethod]
    public void Values_out_of_range_are_refused_by_name()
    {
        foreach (var info in Catalog.All)
        {
            for (var k = 0; k < info.Parameters.Count; k++)
            {
                var values = info.Parameters.Select(p => p.Default).ToArray();
                foreach (var bad in new[] { info.Parameters[k].Minimum - 1, info.Parameters[k].Maximum + 1, double.NaN })
                {
                    values[k] = bad;
                    var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => info.Create(values));
                    StringAssert.Contains(error.Message, info.Parameters[k].Name, info.Id);
                }
            }
        }
    }

    internal static IEnumerable<(string Name, BarSeries Bars)> OddLevels()
    {
        yield return ("a flat price of 123.456", TestBars.Flat(300, 123.456));
        yield return ("prices of 1e-8", TestBars.Walk(300, 41, 1e-8, 1e-10, 1e-13));
        yield return ("1e9 with changes of 0.01", TestBars.Walk(300, 43, 1e9, 0.01, 0.001));
        var spiked = TestBars.Walk(300, 47);
        yield return ("one spike of 1e12", TestBars.Make(300, i => i == 150
            ? (1e12, 1e12, 1e12, 1e12, 5)
            : (spiked.Open[i], spiked.High[i], spiked.Low[i], spiked.Close[i], spiked.Volume[i])));
    }

    internal static Indicator Make(string id) => id switch
    {
        "features" => FeatureSet.Default,
        "relative features" => RelativeFeatureSet.Default,
        _ => Catalog.Find(id).Create(),
    };

    private static IEnumerable<Indicator> Variants(string id)
    {
        yield return Make(id);
        if (id.EndsWith("features", StringComparison.Ordinal))
            yield break;
        var info = Catalog.Find(id);
        if (info.Parameters.Count == 0)
            yield break;
        double[] smallest = [.. info.Parameters.Select(p => p.Minimum)];
        yield return info.Create(smallest);
        double[] longer = [.. info.Parameters.Select(p => p.IsInteger ? p.Default * 2 + 1 : Math.Min(p.Maximum, p.Default * 1.5))];
        yield return info.Create(longer);
    }

    private static BarSeries WithNaN(BarSeries bars, int at) => TestBars.Make(bars.Count, i => i == at
        ? (double.NaN, double.NaN, double.NaN, double.NaN, double.NaN)
        : (bars.Open[i], bars.High[i], bars.Low[i], bars.Close[i], bars.Volume[i]));

    private static double[][] CrossRows(Indicator indicator, BarSeries[] series) => CrossRowsOf((dynamic)indicator, series);

    private static double[][] CrossRowsOf<TOutput>(Indicator<TOutput> indicator, BarSeries[] series) where TOutput : unmanaged =>
        [.. indicator.ComputeMany(series).Select(r => System.Runtime.InteropServices.MemoryMarshal.Cast<TOutput, double>(r).ToArray())];
}
