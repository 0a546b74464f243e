using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Prediction;

namespace MarketMaster.Benchmarks.Prediction;

/// <summary>Prediction with a forest trained on 10,000 rows with the default parameters. Figures are per row.</summary>
public class ForestPrediction
{
    private const int Rows = 100_000;
    private const int SingleRows = 1_000;

    private readonly FeatureFrame _table = ClassTable.Create(Rows, seed: 7);
    private readonly ActionPredictor _model = ActionPredictor.Train(ClassTable.Create(10_000));

    /// <summary>Row after row, each call another row.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = SingleRows)]
    public double SingleRow()
    {
        var confidence = 0.0;
        for (var i = 0; i < SingleRows; i++)
            confidence += _model.Predict(_table.Row(i)).Confidence;
        return confidence;
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public TradeAction[] BatchActions() => _model.Predict(_table);

    [Benchmark(OperationsPerInvoke = Rows)]
    public ActionProbabilities[] BatchProbabilities() => _model.PredictProbabilities(_table);
}
