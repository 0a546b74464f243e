using BenchmarkDotNet.Attributes;
using MarketMaster.Monitoring;

namespace MarketMaster.Benchmarks.Monitoring;

/// <summary>25 columns of 100,000 rows against a stored reference of as many: every test and distance, on one thread.</summary>
[MemoryDiagnoser]
public class DriftBenchmarks
{
    private const int Rows = 100_000;
    private const int Columns = 25;
    private FeatureFrame _reference = null!;
    private FeatureFrame _current = null!;
    private ReferenceProfile _profile = null!;
    private ComprehensiveMonitor _monitor = null!;

    [GlobalSetup]
    public void Setup()
    {
        (_reference, _current) = (Frame(1), Frame(2));
        _profile = ReferenceProfile.Create(_reference);
        _monitor = new(_profile, "model");
    }

    [Benchmark]
    public DriftReport Report() => _monitor.MonitorDataDrift(_current);

    [Benchmark]
    public QualityReport Quality() => _monitor.MonitorDataQuality(_current);

    [Benchmark]
    public ReferenceProfile MakeProfile() => ReferenceProfile.Create(_reference);

    [Benchmark]
    public ReferenceProfile LoadProfile()
    {
        using var file = new MemoryStream();
        _profile.Save(file);
        file.Position = 0;
        return ReferenceProfile.Load(file);
    }

    // normal, lognormal, heavy-tailed, rounded and skewed columns
    private static FeatureFrame Frame(ulong seed)
    {
        var random = new RandomStream(seed);
        var values = new double[Rows * Columns];
        for (var i = 0; i < values.Length; i++)
        {
            var z = Math.Sqrt(-2 * Math.Log(random.NextPositiveDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            values[i] = (i % Columns % 5) switch { 0 => z, 1 => Math.Exp(z), 2 => z / Math.Sqrt(random.NextPositiveDouble()), 3 => Math.Round(z, 1), _ => -Math.Log(random.NextPositiveDouble()) };
        }
        return new([.. Enumerable.Range(0, Columns).Select(c => $"c{c}")], values);
    }
}
