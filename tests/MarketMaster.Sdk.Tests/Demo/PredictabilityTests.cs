using MarketMaster.DataGen;
using MarketMaster.Prediction;

namespace MarketMaster.Sdk.Tests;

/// <summary>What forests learn from generated bars, measured against what can be learnt.</summary>
[TestClass]
public sealed class PredictabilityTests
{
    private static readonly ChronologicalSplit Split = new(0.6, 0, 0.4);

    [TestMethod]
    [DataRow(2, 10)]
    [DataRow(100, 6)]
    public void Without_a_signal_no_forest_beats_the_commonest_action(int minSamplesLeaf, int depth)
    {
        for (var seed = 1UL; seed <= 3; seed++)
        {
            var (evaluation, horizon) = Evaluate(AssetClass.Crypto, SignalOptions.LeakTest, 20_000, seed, new() { MinSamplesLeaf = minSamplesLeaf, MaxDepth = depth, MinIndependentRows = 0 });
            // neighbouring labels overlap: one independent row per horizon
            var error = Math.Sqrt(0.21 * horizon / evaluation.Rows);
            Console.WriteLine($"seed {seed}: {evaluation.Accuracy:0.0000}, majority {evaluation.MajorityAccuracy:0.0000} ± {error:0.0000}, direction {evaluation.DirectionAccuracy:0.0000}");
            Assert.IsLessThan(evaluation.MajorityAccuracy + error, evaluation.Accuracy);
        }
    }

    [TestMethod]
    public void At_demo_strength_the_default_forest_beats_the_commonest_action()
    {
        double accuracy = 0, majority = 0;
        for (var seed = 1UL; seed <= 3; seed++)
        {
            var (evaluation, _) = Evaluate(AssetClass.Crypto, SignalOptions.Demo, 40_000, seed, new());
            Console.WriteLine($"seed {seed}: accuracy {evaluation.Accuracy:0.0000}, majority {evaluation.MajorityAccuracy:0.0000}, oracle {evaluation.OracleAccuracy:0.0000}, log loss {evaluation.LogLoss:0.0000}");
            accuracy += evaluation.Accuracy / 3;
            majority += evaluation.MajorityAccuracy / 3;
            Assert.IsLessThan(Math.Log(TradeActions.Count), evaluation.LogLoss, "better than knowing nothing");
        }
        Assert.IsGreaterThan(majority + 0.01, accuracy);
    }

    [TestMethod]
    public void At_demo_strength_a_forest_of_large_leaves_reaches_nine_tenths_of_the_oracle()
    {
        var (evaluation, _) = Evaluate(
            AssetClass.Crypto, SignalOptions.Demo, 120_000, 1, new() { Trees = 60, MinSamplesLeaf = 600, MaxDepth = 6 });
        Console.WriteLine($"accuracy {evaluation.Accuracy:0.0000}, majority {evaluation.MajorityAccuracy:0.0000}, oracle {evaluation.OracleAccuracy:0.0000}");
        var oracle = evaluation.OracleAccuracy!.Value;
        Assert.IsGreaterThan(evaluation.MajorityAccuracy + 0.02, oracle);
        Assert.IsGreaterThan(0.9, (evaluation.Accuracy - evaluation.MajorityAccuracy) / (oracle - evaluation.MajorityAccuracy));
    }

    private static (Evaluation Evaluation, int Horizon) Evaluate(
        AssetClass assetClass, SignalOptions signal, int bars, ulong seed, ActionPredictorOptions options)
    {
        var symbol = Instrument.Known.First(i => i.AssetClass == assetClass).Symbol;
        var generated = new MarketDataGenerator(assetClass, symbol, seed, new() { Interval = TimeSpan.FromMinutes(5), Signal = signal })
            .GenerateTrainingData(bars, Split.TrainShare);
        var labels = new GeneratedLabels(generated);
        var data = TrainingData.FromBars(generated.Bars, labels, Split);
        var model = new ActionPredictorTrainer(options).Train(data);
        return (model.Evaluate(data.Test, labels.Oracle(data.Rows.Test)), labels.Horizon);
    }
}
