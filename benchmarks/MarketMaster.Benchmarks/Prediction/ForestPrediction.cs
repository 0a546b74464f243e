using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Prediction;

namespace MarketMaster.Benchmarks.Prediction;

/// <summary>Prediction with a forest trained with the default parameters: 100 trees of depth 10. Figures are per row.</summary>
public class ForestPrediction
{
    private const int Rows = 100_000;
    private const int SingleRows = 1_000;

    // A batch of at most 2,000 rows stays on one thread.
    private const int FewRows = 1_920;

    private readonly FeatureFrame _table = ClassTable.Create(Rows, seed: 7);
    private readonly FeatureFrame _few = ClassTable.Create(FewRows, seed: 8);
    private ActionPredictor? _model;

    [Params(10_000, 100_000)]
    public int TrainingRows { get; set; }

    [GlobalSetup]
    public void Setup() => _model = ActionPredictor.Train(ClassTable.Create(TrainingRows));

    /// <summary>Row after row, each call another row.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = SingleRows)]
    public double SingleRow()
    {
        var confidence = 0.0;
        for (var i = 0; i < SingleRows; i++)
            confidence += _model!.Predict(_table.Row(i)).Confidence;
        return confidence;
    }

    [Benchmark(OperationsPerInvoke = FewRows)]
    public ActionProbabilities[] OneThreadProbabilities() => _model!.PredictProbabilities(_few);

    [BenchmarkCategory("Parallel")]
    [Benchmark(OperationsPerInvoke = Rows)]
    public TradeAction[] BatchActions() => _model!.Predict(_table);

    [BenchmarkCategory("Parallel")]
    [Benchmark(OperationsPerInvoke = Rows)]
    public ActionProbabilities[] BatchProbabilities() => _model!.PredictProbabilities(_table);
}
