namespace MarketMaster.Indicators.Tests.Chaining;

[TestClass]
public sealed class PriceSourceTests
{
    public static IEnumerable<object[]> All =>
    [
        [PriceSource.Open, (Func<Bar, decimal>)(b => (decimal)b.Open)],
        [PriceSource.High, (Func<Bar, decimal>)(b => (decimal)b.High)],
        [PriceSource.Low, (Func<Bar, decimal>)(b => (decimal)b.Low)],
        [PriceSource.Close, (Func<Bar, decimal>)(b => (decimal)b.Close)],
        [PriceSource.Volume, (Func<Bar, decimal>)(b => (decimal)b.Volume)],
        [PriceSource.Hl2, (Func<Bar, decimal>)(b => ((decimal)b.High + (decimal)b.Low) / 2)],
        [PriceSource.Hlc3, (Func<Bar, decimal>)(b => ((decimal)b.High + (decimal)b.Low + (decimal)b.Close) / 3)],
        [PriceSource.Ohlc4, (Func<Bar, decimal>)(b => ((decimal)b.Open + (decimal)b.High + (decimal)b.Low + (decimal)b.Close) / 4)],
    ];

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Equals_its_definition(PriceSource source, Func<Bar, decimal> definition)
    {
        var bars = TestBars.Walk(500, 3);
        var values = source.Compute(bars);
        for (var i = 0; i < values.Length; i++)
            Assert.AreEqual((double)definition(bars[i]), values[i], 3e-14, $"{source}[{i}]");
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Flat_prices_give_the_price_itself(PriceSource source, Func<Bar, decimal> definition)
    {
        Assert.IsNotNull(definition);
        foreach (var price in new[] { 123.456, 0.1, 1e9 + 0.01, 1e-8 })
            CollectionAssert.AreEqual(Enumerable.Repeat(price, 5).ToArray(), source.Compute(TestBars.Flat(5, price, price)));
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Stream_lanes_and_gaps_agree(PriceSource source, Func<Bar, decimal> definition)
    {
        Assert.IsNotNull(definition);
        var bars = Composed.WithNaN(TestBars.Walk(200, 5), 50);
        Composed.AssertPeekAndReviseChangeNothingElse(source, bars);
        Composed.AssertCrossSectionEqualsSingle(new Ema(12).Of(source), [.. Enumerable.Range(0, 9).Select(i => TestBars.Walk(100 + i, (ulong)i)), bars]);
    }

    [TestMethod]
    public void Only_the_columns_of_the_price_make_a_gap()
    {
        var bars = TestBars.Make(20, i => (i == 5 ? double.NaN : 1, 2, 1, 1, double.NaN));
        Assert.IsTrue(Array.TrueForAll(PriceSource.Hl2.Compute(bars), v => v == 1.5));
        Assert.IsTrue(double.IsNaN(PriceSource.Ohlc4.Compute(bars)[5]));
    }

    [TestMethod]
    public void An_average_of_the_close_source_is_the_average_of_the_close()
    {
        var bars = TestBars.Walk(300, 7);
        TestBars.AssertSameBits(new Ema(12).Compute(bars), new Ema(12).Of(PriceSource.Close).Compute(bars), "ema");
        Assert.AreEqual(PriceSource.Hl2, PriceSource.Hl2);
        Assert.AreNotEqual(PriceSource.High, PriceSource.Low);
    }
}
