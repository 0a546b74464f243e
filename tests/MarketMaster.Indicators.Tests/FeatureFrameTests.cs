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
