using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Baseline;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Indicators;

namespace MarketMaster.Benchmarks.Indicators;

/// <summary>
/// The 25 features of 64 series of 10,000 bars: loops, one series after the other, side by side in SIMD lanes, and on all cores.
/// Figures are per bar, all 25 features.
/// </summary>
public class ManySeriesFrame
{
    private const int Series = 64;
    private const int BarsPerSeries = 10_000;
    private const int Bars = Series * BarsPerSeries;
    private const int Together = 8;

    private readonly IReadOnlyList<BarSeries> _series = WalkBars.CreateMany(Series, BarsPerSeries);
    private readonly double[][] _columns = FrameLoops.CreateColumns(BarsPerSeries);
    private readonly double[] _rows = new double[BarsPerSeries * FrameLoops.Width];

    private readonly MarketFeatures<double>[][] _frames =
        [.. Enumerable.Range(0, Series).Select(_ => new MarketFeatures<double>[BarsPerSeries])];

    [GlobalSetup]
    public void Setup()
    {
        SideBySide();
        for (var s = 0; s < Series; s++)
        {
            FrameLoops.Columns(_series[s], _columns);
            Agreement.Require(System.Runtime.InteropServices.MemoryMarshal.Cast<MarketFeatures<double>, double>(_frames[s]), _columns, $"series {s}");
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Bars)]
    public void Loops()
    {
        foreach (var bars in _series)
            FrameLoops.Rows(bars, _columns, _rows);
    }

    [Benchmark(OperationsPerInvoke = Bars)]
    public void OneByOne()
    {
        for (var s = 0; s < Series; s++)
            FeatureSet.Default.Compute(_series[s], _frames[s]);
    }

    [Benchmark(OperationsPerInvoke = Bars)]
    public void SideBySide() => FeatureSet.Default.ComputeMany(_series, _frames);

    [BenchmarkCategory("Parallel")]
    [Benchmark(OperationsPerInvoke = Bars)]
    public void OneByOneParallel() =>
        Parallel.For(0, Series, s => FeatureSet.Default.Compute(_series[s], _frames[s]));

    [BenchmarkCategory("Parallel")]
    [Benchmark(OperationsPerInvoke = Bars)]
    public void SideBySideParallel() => Parallel.For(0, Series / Together, group => FeatureSet.Default.ComputeMany(
        [.. _series.Skip(group * Together).Take(Together)], [.. _frames.Skip(group * Together).Take(Together)]));
}
