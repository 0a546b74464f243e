using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Prediction;

namespace MarketMaster.Benchmarks.Prediction;

/// <summary>Shapley values of one prediction by a forest of 100 trees of depth 10. Figures are per row.</summary>
public class Explanation
{
    private const int Rows = 64;

    private readonly FeatureFrame _table = ClassTable.Create(Rows, seed: 7);
    private ActionPredictor? _model;

    [Params(10_000, 100_000)]
    public int TrainingRows { get; set; }

    [GlobalSetup]
    public void Setup() => _model = ActionPredictor.Train(ClassTable.Create(TrainingRows));

    [Benchmark(OperationsPerInvoke = Rows)]
    public double Explain()
    {
        var sum = 0.0;
        for (var row = 0; row < Rows; row++)
            sum += _model!.Explain(_table.Row(row))[TradeAction.Buy, 0];
        return sum;
    }
}
