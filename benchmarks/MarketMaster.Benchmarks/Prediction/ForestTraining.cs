using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Prediction;

namespace MarketMaster.Benchmarks.Prediction;

/// <summary>Training with the default parameters: 100 trees of depth 10 on 25 features and five classes. Figures are per training.</summary>
[MinWarmupCount(1), MaxWarmupCount(2), MinIterationCount(3), MaxIterationCount(6)]
public class ForestTraining
{
    private FeatureFrame _table = ClassTable.Create(1);

    [Params(10_000, 100_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup() => _table = ClassTable.Create(Rows);

    [Benchmark(Baseline = true)]
    public ActionPredictor OneThread() => ActionPredictor.Train(_table, options: new() { Threads = 1 });

    [BenchmarkCategory("Parallel")]
    [Benchmark]
    public ActionPredictor AllCores() => ActionPredictor.Train(_table, options: new() { Threads = 0 });
}
