namespace MarketMaster.Indicators.Tests.Sessions;

[TestClass]
public sealed class VwapBandsTests
{
    [TestMethod]
    public void Middle_is_the_VWAP_bit_for_bit()
    {
        foreach (var (_, bars) in ConformanceTests.OddLevels().Append(("silent bars", TestBars.Make(300, i => (10, 11 + i % 7, 9, 10, i % 4 == 3 ? i : 0)))))
            TestBars.AssertSameBits(new Vwap().Compute(bars), [.. new VwapBands().Compute(bars).Select(b => b.Middle)], "vwap");
    }

    [TestMethod]
    public void Bands_are_multiples_of_the_deviation()
    {
        var (one, three) = (new VwapBands().Compute(TestBars.Walk(500, 3)), new VwapBands(3).Compute(TestBars.Walk(500, 3)));
        for (var i = 0; i < one.Length; i++)
        {
            Assert.AreEqual(one[i].Deviation, three[i].Deviation);
            Assert.AreEqual(three[i].Middle + 3 * one[i].Deviation, three[i].Upper);
            Assert.AreEqual(one[i].Middle - one[i].Deviation, one[i].Lower);
        }
    }

    [TestMethod]
    public void A_session_at_one_price_has_no_width()
    {
        var bars = TestBars.Make(240, i => i < 120 ? (100, 110, 90, 100 + i % 9, 5) : (123.456, 123.456, 123.456, 123.456, 7));
        var bands = new VwapBands().PerSession(TimeSpan.FromHours(2)).Compute(bars);
        Assert.IsGreaterThan(0.5, bands[119].Deviation);
        Assert.AreEqual(new VwapBandsOutput<double>(123.456, 123.456, 123.456, 0), bands[120]);
        Assert.AreEqual(bands[120], bands[239]);
    }
}
