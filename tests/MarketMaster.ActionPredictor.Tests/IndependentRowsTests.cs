namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class IndependentRowsTests
{
    private static readonly BarSeries Bars = TestBars.RandomWalk(3_000, seed: 601);

    [TestMethod]
    [DataRow(ModelKind.RandomForest, 5)]
    [DataRow(ModelKind.RandomForest, 20)]
    [DataRow(ModelKind.GradientBoosting, 5)]
    public void EveryLeafHoldsAsManyIndependentRowsAsAskedFor(ModelKind kind, int horizon)
    {
        var data = TrainingData.FromBars(Bars, new ForwardReturnLabels(horizon));
        var options = new ActionPredictorOptions { Kind = kind, Trees = 5, MinSamplesLeaf = 1, MinRowsInLeaf = 1, MinIndependentRows = 10 };
        var fewest = Math.Min(10 * horizon, data.Train.Count / 10);
        Assert.IsGreaterThanOrEqualTo(fewest, Smallest(ActionPredictor.Train(data, options)));
        Assert.IsLessThan(fewest, Smallest(ActionPredictor.Train(data, options with { MinIndependentRows = 0 })));
        Assert.IsLessThan(fewest, Smallest(ActionPredictor.Train(data.Train, options: options)), "a table does not say how far its labels look");
        Assert.AreEqual(1, ActionPredictor.Train(data, options).Options.MinSamplesLeaf, "what was asked for stays visible");
    }

    [TestMethod]
    public void LabelsOfTheBarItselfAreIndependent()
    {
        var data = TrainingData.FromBars(Bars, new RuleLabels());
        var (with, without) = (new ActionPredictorOptions { Trees = 3 }, new ActionPredictorOptions { Trees = 3, MinIndependentRows = 0 });
        var (one, other) = (ActionPredictor.Train(data, with).Model.Trees, ActionPredictor.Train(data, without).Model.Trees);
        for (var tree = 0; tree < one.Length; tree++)
            Assert.AreSequenceEqual(other[tree].Nodes, one[tree].Nodes);
    }

    // The weight of a leaf is at least the number of its distinct rows.
    private static double Smallest(ActionPredictor model) => model.Model.Trees.Where(t => t.Nodes.Length > 1).Min(t => t.Weights.Min());
}
