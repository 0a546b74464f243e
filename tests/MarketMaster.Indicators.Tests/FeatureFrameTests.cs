using System.Runtime.InteropServices;

namespace MarketMaster.Indicators.Tests;

/// <summary>The frame of the 25 features: long results, gaps, buffers of the caller's, no allocation.</summary>
[TestClass]
public sealed class FeatureFrameTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(3)]
    public void A_frame_larger_than_the_caches_equals_the_stream(int offset)
    {
        const int Bars = Streaming.Threshold / FeatureScratch.Width + 1001;
        var bars = TestBars.Walk(Bars, 61);
        var rows = new double[Bars * FeatureScratch.Width + offset];
        FeatureSet.Default.ComputeRows(bars, rows.AsSpan(offset));
        TestBars.AssertSameBits(FeatureSet.Default.StreamRows(bars), rows.AsSpan(offset), $"{Bars} bars, buffer shifted by {offset}");
    }

    [TestMethod]
    public void Every_feature_is_that_of_the_indicator_alone()
    {
        var bars = TestBars.Walk(1000, 73);
        var rows = FeatureSet.Default.Rows(bars);
        (string Feature, Indicator Indicator, int Output)[] singles =
        [
            ("rsi", new Rsi(14), 0), ("macd", new Macd(12, 26, 9), 0), ("macd_signal", new Macd(12, 26, 9), 1), ("macd_histogram", new Macd(12, 26, 9), 2),
            ("bb_upper", new BollingerBands(20, 2), 0), ("bb_middle", new BollingerBands(20, 2), 1),
            ("bb_lower", new BollingerBands(20, 2), 2), ("bb_width", new BollingerBands(20, 2), 3),
            ("sma_20", new Sma(20), 0), ("sma_50", new Sma(50), 0), ("ema_12", new Ema(12), 0), ("ema_26", new Ema(26), 0),
            ("obv", new Obv(), 0), ("vwap", new Vwap(), 0), ("stoch_k", new Stochastic(14, 3), 0), ("stoch_d", new Stochastic(14, 3), 1),
            ("williams_r", new WilliamsR(14), 0), ("cci", new Cci(20), 0), ("adx", new Adx(14), 0), ("supertrend", new SuperTrend(10, 3), 0),
            ("atr", new Atr(14), 0), ("atr_ratio", new AtrRatio(14), 0), ("price_change", new PriceChange(), 0),
            ("volume_change", new VolumeChange(), 0), ("pivot_point", new PivotPoint(), 0),
        ];
        CollectionAssert.AreEqual(FeatureSet.Names.ToArray(), singles.Select(s => s.Feature).ToArray());
        for (var k = 0; k < singles.Length; k++)
        {
            var (feature, indicator, output) = singles[k];
            var alone = indicator.Rows(bars).Where((_, i) => i % indicator.Outputs.Count == output).ToArray();
            TestBars.AssertSameBits(alone, rows.Where((_, i) => i % singles.Length == k).ToArray(), feature);
        }
    }

    [TestMethod]
    public void The_blocks_equal_the_step()
    {
        var bars = TestBars.Walk(1000, 77);
        var steps = new double[bars.Count * FeatureScratch.Width];
        var runner = new BatchRunner(InputColumns.Of(bars, FeatureSet.Default.Reads), steps);
        FeatureSet.Default.Start<Scalar, BatchRunner>(ref runner);
        TestBars.AssertSameBits(steps, FeatureSet.Default.Rows(bars), "blocks");
    }

    [TestMethod]
    public void Many_series_larger_than_the_caches_equal_one_by_one()
    {
        const int Bars = Streaming.Threshold / FeatureScratch.Width / 8 + 100;
        BarSeries[] series = [.. Enumerable.Range(0, 8).Select(i => TestBars.Walk(Bars + 5 * i, (ulong)i + 79))];
        foreach (var (bars, features) in series.Zip(FeatureSet.Default.ComputeMany(series)))
            TestBars.AssertSameBits(FeatureSet.Default.Rows(bars), MemoryMarshal.Cast<MarketFeatures<double>, double>(features), $"{bars.Count} bars");
    }

    [TestMethod]
    public void A_buffer_that_is_too_short_is_refused()
    {
        var stream = FeatureSet.Default.OpenStream();
        Assert.Throws<ArgumentException>(() => stream.Push(TestBars.Walk(1, 1)[0], new double[FeatureScratch.Width - 1]));
        Assert.AreEqual(0, stream.Count);
    }

    [TestMethod]
    public void Every_length_around_the_blocks_equals_the_stream()
    {
        var bars = TestBars.Walk(300, 67);
        for (var count = 40; count <= 300; count++)
        {
            var part = bars.Slice(0, count);
            TestBars.AssertSameBits(FeatureSet.Default.StreamRows(part), FeatureSet.Default.Rows(part), $"{count} bars");
        }
    }

    [TestMethod]
    public void A_frame_in_a_buffer_of_the_callers_allocates_nothing()
    {
        var bars = TestBars.Walk(5000, 71);
        var rows = new MarketFeatures<double>[bars.Count];
        FeatureSet.Default.Compute(bars, rows);
        var before = GC.GetAllocatedBytesForCurrentThread();
        FeatureSet.Default.Compute(bars, rows);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void Streaming_copies_every_value_whatever_the_alignment()
    {
        if (!Streaming.IsSupported)
            Assert.Inconclusive("skipped: this machine has no 512-bit registers");
        double[] source = [.. Enumerable.Range(1, 100).Select(i => (double)i)];
        for (var length = 0; length <= 100; length += 7)
        {
            for (var offset = 0; offset < 9; offset++)
            {
                var target = new double[120];
                Streaming.Copy(source.AsSpan(0, length), target.AsSpan(offset));
                Streaming.Complete();
                TestBars.AssertSameBits(source.AsSpan(0, length), target.AsSpan(offset, length), $"{length} at {offset}");
                Assert.AreEqual(0, target[offset + length], "nothing is written past the end");
            }
        }
        Assert.ThrowsExactly<ArgumentException>(() => Streaming.Copy(source, new double[99]));
    }
}
