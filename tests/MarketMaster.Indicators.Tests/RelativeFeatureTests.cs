namespace MarketMaster.Indicators.Tests;

[TestClass]
public sealed class RelativeFeatureTests
{
    [TestMethod]
    public void Every_column_follows_from_the_25_features_and_the_bars()
    {
        var bars = TestBars.Walk(400, 71);
        var (all, relative) = (FeatureSet.Default.ComputeFrame(bars), RelativeFeatureSet.Default.ComputeFrame(bars));
        for (var row = RelativeFeatureSet.Default.Warmup; row < bars.Count; row++)
        {
            double Of(string name) => all.Column(name)[row];
            var (close, atr) = (bars.Close[row], Of("atr"));
            foreach (var name in RelativeFeatureSet.Names)
            {
                var plain = name.Replace("_rel", "", StringComparison.Ordinal);
                double volume = 0, flow = 0, paid = 0;
                for (var i = row - 19; i <= row; i++)
                {
                    volume += bars.Volume[i];
                    flow += Math.Sign(bars.Close[i] - bars.Close[i - 1]) * bars.Volume[i];
                    paid += bars.Volume[i] * (bars.High[i] + bars.Low[i] + bars.Close[i]) / 3;
                }
                var expected = name switch
                {
                    "obv_rel" => flow / volume,
                    "vwap_rel" => ((paid / volume) - close) / atr,
                    "range_rel" => (bars.High[row] - bars.Low[row]) / atr,
                    "macd_rel" or "macd_signal_rel" or "macd_histogram_rel" => Of(plain) / atr,
                    _ when name.EndsWith("_rel", StringComparison.Ordinal) => (Of(plain) - close) / atr,
                    _ => Of(name),
                };
                Assert.AreEqual(expected, relative.Column(name)[row], 1e-8 * Math.Max(1, Math.Abs(expected)), $"{name}, bar {row}");
            }
        }
    }

    [TestMethod]
    public void Another_price_and_another_unit_of_volume_change_nothing()
    {
        // Powers of two change no digit, so nothing may differ at all.
        var bars = TestBars.Walk(300, 73);
        var scaled = TestBars.Make(300, i => (64 * bars.Open[i], 64 * bars.High[i], 64 * bars.Low[i], 64 * bars.Close[i], bars.Volume[i] / 1024));
        TestBars.AssertSameBits(RelativeFeatureSet.Default.Rows(bars), RelativeFeatureSet.Default.Rows(scaled), "scaled");
        Assert.AreNotEqual(FeatureSet.Default.ComputeFrame(bars).Column("sma_50")[299], FeatureSet.Default.ComputeFrame(scaled).Column("sma_50")[299]);
    }
}
