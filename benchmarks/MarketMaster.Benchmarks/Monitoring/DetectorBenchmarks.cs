using BenchmarkDotNet.Attributes;
using MarketMaster.Monitoring;

namespace MarketMaster.Benchmarks.Monitoring;

/// <summary>One update of each streaming detector, on normal values or on errors at a rate of 0.3, without drift.</summary>
[MemoryDiagnoser]
public class DetectorBenchmarks
{
    private const int Values = 100_000;
    private double[] _normal = [];
    private double[] _errors = [];

    [GlobalSetup]
    public void Setup()
    {
        var random = new RandomStream(1);
        (_normal, _errors) = (new double[Values], new double[Values]);
        for (var i = 0; i < Values; i++)
        {
            _normal[i] = Math.Sqrt(-2 * Math.Log(random.NextPositiveDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            _errors[i] = random.NextDouble() < 0.3 ? 1 : 0;
        }
    }

    [Benchmark(OperationsPerInvoke = Values)]
    public int Adwin() => Run(new Adwin(), _normal);

    [Benchmark(OperationsPerInvoke = Values)]
    public int PageHinkley() => Run(new PageHinkley(), _normal);

    [Benchmark(OperationsPerInvoke = Values)]
    public int Kswin() => Run(new Kswin(), _normal);

    [Benchmark(OperationsPerInvoke = Values)]
    public int Ddm() => Run(new Ddm(), _errors);

    [Benchmark(OperationsPerInvoke = Values)]
    public int Eddm() => Run(new Eddm(), _errors);

    [Benchmark(OperationsPerInvoke = Values)]
    public int HddmA() => Run(new HddmA(), _errors);

    [Benchmark(OperationsPerInvoke = Values)]
    public int HddmW() => Run(new HddmW(), _errors);

    private static int Run(IDriftDetector detector, double[] values)
    {
        var drifts = 0;
        foreach (var value in values)
            drifts += detector.Update(value) == DetectorSignal.Drift ? 1 : 0;
        return drifts;
    }
}
