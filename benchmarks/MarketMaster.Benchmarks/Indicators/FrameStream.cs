using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Indicators;

namespace MarketMaster.Benchmarks.Indicators;

/// <summary>All 25 features of one more bar: taken, only looked at, or corrected. Figures are per bar.</summary>
public class FrameStream
{
    private const int Bars = 10_000;

    private readonly Bar[] _bars = [.. StreamBars.Of(WalkBars.Create(Bars))];
    private readonly IndicatorStream<Bar, MarketFeatures<double>> _stream = FeatureSet.Default.Stream();
    private readonly double[] _outputs = new double[FeatureSet.Names.Count];

    [GlobalSetup]
    public void Setup() => Push();

    [Benchmark(OperationsPerInvoke = Bars)]
    public double Push()
    {
        var last = 0.0;
        foreach (var bar in _bars)
            last = _stream.Push(bar).PivotPoint;
        return last;
    }

    [Benchmark(OperationsPerInvoke = Bars)]
    public void PushIntoBuffer()
    {
        foreach (ref readonly var bar in _bars.AsSpan())
            _stream.Push(in bar, _outputs);
    }

    [Benchmark(OperationsPerInvoke = Bars)]
    public double Peek()
    {
        var last = 0.0;
        foreach (var bar in _bars)
            last = _stream.Peek(bar).PivotPoint;
        return last;
    }

    [Benchmark(OperationsPerInvoke = Bars)]
    public double Revise()
    {
        var last = 0.0;
        foreach (var bar in _bars)
            last = _stream.Revise(bar).PivotPoint;
        return last;
    }
}
