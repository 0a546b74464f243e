namespace MarketMaster.Indicators.Tests.Chaining;

/// <summary>Indicators of the catalog chained on every output of every indicator of the catalog.</summary>
[TestClass]
public sealed class ChainTests
{
    // by reflection, because what an indicator reads is known at run time only
    private static readonly Func<Indicator, int, Indicator> Select = (indicator, output) => ((dynamic)indicator).Select(output);

    public static IEnumerable<object[]> Inner =>
        Catalog.All.SelectMany(i => i.Create().Outputs.Select((_, k) => new object[] { i.Id, k }));

    [TestMethod]
    [DynamicData(nameof(Inner))]
    public void Chain_is_the_outer_indicator_over_the_inner_values(string id, int output)
    {
        foreach (var bars in new[] { TestBars.Walk(1500, 3), Composed.WithNaN(TestBars.Walk(700, 5), 333), TestBars.Flat(300, 123.456), TestBars.Walk(3, 7) })
        {
            var inner = Select(Catalog.Find(id).Create(), output);
            var values = inner.Rows(bars);
            Check<double>(new Sma(10), inner, bars, values);
            Check<double>(new Rsi(14), inner, bars, values);
            Check<MacdOutput<double>>(new Macd(3, 7, 5), inner, bars, values);
            Check<BollingerOutput<double>>(new BollingerBands(12), inner, bars, values);
            Check<double>(new VolumeChange(), inner, bars, values);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Inner))]
    public void Selection_is_the_column(string id, int output)
    {
        var indicator = Catalog.Find(id).Create();
        var bars = Composed.WithNaN(TestBars.Walk(600, 9), 200);
        var (rows, width) = (indicator.Rows(bars), indicator.Outputs.Count);
        var selected = Select(indicator, output);
        Assert.AreEqual(indicator.Outputs[output], selected.Outputs.Single());
        TestBars.AssertSameBits([.. Enumerable.Range(0, bars.Count).Select(i => rows[i * width + output])], selected.Rows(bars), $"{selected}");
        Composed.AssertStreamEqualsBatch(selected, bars);
        Composed.AssertCrossSectionEqualsSingle(selected, [bars, TestBars.Walk(50, 1), TestBars.Walk(300, 2)]);
    }

    [TestMethod]
    [DynamicData(nameof(Inner))]
    public void Warm_ups_add_up(string id, int output)
    {
        var chain = Of(new Rsi(9), Select(Catalog.Find(id).Create(), output));
        Assert.AreEqual(9 + Catalog.Find(id).Create().Outputs[output].Warmup, chain.Warmup);
        var rows = chain.Rows(TestBars.Walk(chain.Warmup + 40, 11));
        for (var i = 0; i < rows.Length; i++)
            Assert.AreEqual(i < chain.Warmup, double.IsNaN(rows[i]), $"{chain}: value {i} is {rows[i]}");
    }

    [TestMethod]
    [DynamicData(nameof(Inner))]
    public void Chain_has_the_properties_of_every_indicator(string id, int output)
    {
        var inner = Select(Catalog.Find(id).Create(), output);
        var series = Enumerable.Range(0, 11).Select(i => TestBars.Walk(90 + i * 13, (ulong)i)).Append(Composed.WithNaN(TestBars.Walk(160, 50), 80)).ToArray();
        foreach (var chain in new[] { Of(new Sma(10), inner), Of(new Macd(3, 5, 4), inner), Of(new Sma(4), Of(new Ema(5), inner)) })
        {
            Composed.AssertPeekAndReviseChangeNothingElse(chain, Composed.WithNaN(TestBars.Walk(250, 13), 120));
            Composed.AssertNothingAllocated(chain, TestBars.Walk(300, 15));
            Composed.AssertCausal(chain, TestBars.Walk(300, 17), 7);
            Composed.AssertCrossSectionEqualsSingle(chain, series);
        }
    }

    [TestMethod]
    public void Long_series_that_run_in_lanes_give_the_same_bits()
    {
        var chain = new Sma(20).Of(new Sma(30).Of(PriceSource.Hlc3));
        Composed.AssertStreamEqualsBatch(chain, TestBars.Walk(6000, 19));
    }

    [TestMethod]
    public void A_value_that_is_undefined_restarts_the_outer_indicator()
    {
        var values = Enumerable.Range(1, 60).Select(i => i == 30 ? 0.0 : i).ToArray();
        var chain = new Sma(3).Of(new PriceChange()).Compute(values);
        for (var i = 0; i < values.Length; i++)
            Assert.AreEqual(i is < 3 or (>= 30 and < 33), double.IsNaN(chain[i]), $"value {i} is {chain[i]}: the change from 0 at 30 has no value");
    }

    [TestMethod]
    public void Chains_compare_by_value_and_print_readably()
    {
        Assert.AreEqual(new Sma(10).Of(new Rsi(14)), new Sma(10).Of(new Rsi(14)));
        Assert.AreNotEqual(new Sma(10).Of(new Rsi(14)), new Sma(10).Of(new Rsi(15)));
        Assert.AreEqual(new Macd().Select("MACD_signal"), new Macd().Select(1));
        Assert.AreEqual("Sma { Period = 10 } of Rsi { Period = 14 }", new Sma(10).Of(new Rsi(14)).ToString());
        Assert.AreEqual($"Sma {{ Period = 3 }} of macd_signal of {new Macd()}", new Sma(3).Of(new Macd().Select("macd_signal")).ToString());
        Assert.AreEqual("Ema { Period = 12 } of hl2", new Ema(12).Of(PriceSource.Hl2).ToString());
        Assert.AreEqual("ema_of_hl2", new Ema(12).Of(PriceSource.Hl2).Outputs[0].Name);
    }

    [TestMethod]
    public void Wrong_uses_are_refused()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => new Adx().Select("di"));
        StringAssert.Contains(error.Message, "adx, plus_di, minus_di");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Rsi().Select(1));
        var bars = TestBars.Walk(30, 1);
        Assert.ThrowsExactly<ArgumentException>(() => new Sma(3).Of(new Rsi(3)).Compute(bars.Close, new double[29]));
        Assert.ThrowsExactly<ArgumentException>(() => new Sma(3).Of(new Atr(3)).Compute(bars, new double[29]));
        Assert.ThrowsExactly<ArgumentException>(() => new Sma(3).Of(new Atr(3)).ComputeMany([bars], [new double[29]]));
        Assert.ThrowsExactly<InvalidOperationException>(() => new Sma(3).Of(new Rsi(3)).Stream().Revise(1));
    }

    private static Indicator Of<TOutput>(SeriesIndicator<TOutput> outer, Indicator inner) where TOutput : unmanaged => inner switch
    {
        SeriesIndicator<double> series => outer.Of(series),
        BarIndicator<double> whole => outer.Of(whole),
        _ => throw new ArgumentException($"{inner} has several outputs", nameof(inner)),
    };

    private static void Check<TOutput>(SeriesIndicator<TOutput> outer, Indicator inner, BarSeries bars, double[] values) where TOutput : unmanaged
    {
        var chain = Of(outer, inner);
        var expected = System.Runtime.InteropServices.MemoryMarshal.Cast<TOutput, double>(outer.Compute(values));
        TestBars.AssertSameBits(expected, chain.Rows(bars), $"{chain}");
        TestBars.AssertSameBits(expected, chain.StreamRows(bars), $"{chain} as a stream");
    }
}
