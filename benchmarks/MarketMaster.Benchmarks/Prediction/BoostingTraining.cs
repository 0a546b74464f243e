using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Prediction;

namespace MarketMaster.Benchmarks.Prediction;

/// <summary>Training of gradient boosting with its default parameters: 100 rounds of five trees with 31 leaves on 25 features. Figures are per training.</summary>
[MinWarmupCount(1), MaxWarmupCount(2), MinIterationCount(3), MaxIterationCount(4)]
public class BoostingTraining
{
    private FeatureFrame _table = ClassTable.Create(1);

    [Params(10_000, 100_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup() => _table = ClassTable.Create(Rows);

    [Benchmark(Baseline = true)]
    public ActionPredictor OneThread() => Train(1);

    [BenchmarkCategory("Parallel")]
    [Benchmark]
    public ActionPredictor AllCores() => Train(0);

    private ActionPredictor Train(int threads) => ActionPredictor.Train(_table, options: new() { Kind = ModelKind.GradientBoosting, Threads = threads });
}
