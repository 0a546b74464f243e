using System.Reflection;
using System.Runtime.InteropServices;
using MarketMaster;
using MarketMaster.Indicators;

namespace OwnIndicator;

/// <summary>What a definition written outside the package gets without a further line.</summary>
[TestClass]
public sealed class OwnIndicatorTests
{
    public static IEnumerable<object[]> All => [[new SuperSmoother()], [new PercentRank(20)], [new PercentRank()], [new Thrust()], [new Thrust(1)]];

    [TestMethod]
    public void The_package_does_not_show_its_internals_here() =>
        Assert.DoesNotContain(
            typeof(OwnIndicatorTests).Assembly.GetName().Name,
            typeof(Indicator).Assembly.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>().Select(a => a.AssemblyName));

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Stream_batch_and_cross_section_agree_bit_for_bit(Indicator indicator)
    {
        BarSeries[] series = [.. Enumerable.Range(0, 19).Select(i => OwnBars.Walk(4000 - 150 * i, (ulong)i)), OwnBars.WithGap(OwnBars.Walk(800, 50), 300)];
        var many = ComputeMany((dynamic)indicator, series);
        for (var i = 0; i < series.Length; i++)
        {
            var rows = OwnBars.Rows(indicator, series[i]);
            OwnBars.AssertSameBits(OwnBars.StreamRows(indicator, series[i]), rows, $"{indicator}, series {i}: stream and batch");
            OwnBars.AssertSameBits(many[i], rows, $"{indicator}, series {i}: cross-section and batch");
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Warm_up_is_exact_and_starts_again_after_a_gap(Indicator indicator)
    {
        var rows = OwnBars.Rows(indicator, OwnBars.WithGap(OwnBars.Walk(400, 3), 150));
        var width = indicator.Outputs.Count;
        for (var i = 0; i < 400; i++)
        {
            for (var k = 0; k < width; k++)
            {
                var age = i <= 150 ? i : i - 151;
                Assert.AreEqual(i == 150 || age < indicator.Outputs[k].Warmup, double.IsNaN(rows[i * width + k]), $"{indicator}: bar {i}, output {k}");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Corrected_bars_leave_no_trace_and_nothing_is_allocated(Indicator indicator)
    {
        var bars = OwnBars.Walk(500, 5);
        var outputs = new double[500 * indicator.Outputs.Count];
        var stream = indicator.OpenStream();
        Push(0, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Push(100, 500);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
        OwnBars.AssertSameBits(OwnBars.Rows(indicator, bars), outputs, $"{indicator}");

        void Push(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                var row = outputs.AsSpan(i * stream.OutputCount, stream.OutputCount);
                stream.Push(bars[i] with { Close = bars[i].Low }, row);
                stream.Peek(bars[(i + 7) % 500], row);
                stream.Revise(bars[i], row);
            }
        }
    }

    [TestMethod]
    public void Chains_timeframes_and_sessions_come_with_it()
    {
        var bars = OwnBars.Walk(3000, 7);
        OwnBars.AssertSameBits(new PercentRank(20).Compute(new SuperSmoother().Compute(bars)), new PercentRank(20).Of(new SuperSmoother()).Compute(bars), "chain");
        Indicator[] composed =
        [
            new SuperSmoother().Of(new Rsi()), new Ema().Of(new Thrust().Select("thrust_up")),
            new Thrust().OnTimeframe(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1)), new PercentRank(9).PerSession(TimeSpan.FromHours(2)),
        ];
        foreach (var indicator in composed)
            OwnBars.AssertSameBits(OwnBars.StreamRows(indicator, bars), OwnBars.Rows(indicator, bars), $"{indicator}");
    }

    [TestMethod]
    public void Numbers_are_those_of_the_textbook()
    {
        var bars = OwnBars.Walk(300, 9);
        var close = bars.Close.ToArray();
        var (a, smooth) = (Math.Exp(-1.4142135623730951 * Math.PI / 10), new double[300]);
        var b = 2 * a * Math.Cos(1.4142135623730951 * Math.PI / 10);
        var (actual, rank) = (new SuperSmoother().Compute(bars), new PercentRank(20).Compute(bars));
        for (var i = 0; i < 300; i++)
        {
            smooth[i] = i < 2 ? close[i] : (1 - b + a * a) * (close[i] + close[i - 1]) / 2 + b * smooth[i - 1] - a * a * smooth[i - 2];
            Assert.AreEqual(smooth[i], actual[i], 1e-11);
            if (i >= 19)
                Assert.AreEqual(100.0 * close[(i - 19)..i].Count(c => c < close[i]) / 19, rank[i], 1e-12);
        }
    }

    [TestMethod]
    public void Parameters_are_checked_and_compared_by_value()
    {
        Assert.AreEqual(new PercentRank(20), new PercentRank(20));
        Assert.AreEqual("PercentRank { Period = 20 }", new PercentRank(20).ToString());
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new PercentRank(1)).Message, "Period must be between 2 and 100000");
        var info = new IndicatorInfo("percent_rank", "Percent rank", IndicatorCategory.Momentum, [new("period", 50, 2, 1000)], p => new PercentRank((int)p[0]));
        Assert.AreEqual(new PercentRank(20), info.Create(20));
    }

    private static double[][] ComputeMany<TOutput>(Indicator<TOutput> indicator, BarSeries[] series) where TOutput : unmanaged =>
        [.. indicator.ComputeMany(series).Select(r => MemoryMarshal.Cast<TOutput, double>(r).ToArray())];
}
