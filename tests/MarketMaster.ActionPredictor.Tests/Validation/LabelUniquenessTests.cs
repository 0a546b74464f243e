namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class LabelUniquenessTests
{
    [TestMethod]
    public void EqualsTheMeanShareCountedByForce()
    {
        var random = new RandomStream(72);
        for (var trial = 0; trial < 100; trial++)
        {
            var labels = FoldSchemeTests.RandomLabels(ref random, 20 + random.NextInt(80));
            var rows = new List<int>();
            for (var row = 0; row < labels.Count; row++)
            {
                if (random.NextInt(3) > 0)
                    rows.Add(row);
            }
            var weights = LabelUniqueness.Average(labels, rows);
            for (var i = 0; i < rows.Count; i++)
            {
                var expected = Enumerable.Range(rows[i], labels.Ends[rows[i]] - rows[i] + 1).Average(bar => 1.0 / rows.Count(r => r <= bar && labels.Ends[r] >= bar));
                Assert.AreEqual(expected, weights[i], 1e-12);
            }
            Assert.AreEqual(weights.Sum(), LabelUniqueness.EffectiveSampleSize(labels, rows), 1e-12);
        }
    }

    [TestMethod]
    public void LabelsOverHBarsAreWorthOneInHPlusOne()
    {
        const int n = 5_000, h = 20;
        var labels = new LabelSet([.. Enumerable.Repeat<TradeAction?>(TradeAction.Buy, n)], [.. Enumerable.Range(0, n).Select(i => Math.Min(n - 1, i + h))]);
        int[] rows = [.. Enumerable.Range(0, n - h)];
        var weights = LabelUniqueness.Average(labels, rows);
        Assert.AreEqual(1.0 / (h + 1), weights[n / 2], 1e-12);
        Assert.AreEqual((n - h) / (h + 1.0), weights.Sum(), 5);
        Assert.AreSequenceEqual(Enumerable.Repeat(1.0, 3), LabelUniqueness.Average(labels, [0, 100, 200]));
    }

    [TestMethod]
    public void WeightedDrawsFollowTheWeights()
    {
        double[] weights = [0, 3, 1, 0, 0.5, 0.5, 1e-300, 5, 0];
        var table = new AliasTable(weights);
        var random = new RandomStream(73);
        var counts = new int[weights.Length];
        const int draws = 200_000;
        for (var i = 0; i < draws; i++)
            counts[table.Draw(ref random)]++;
        for (var row = 0; row < weights.Length; row++)
        {
            var p = weights[row] / 10;
            Assert.AreEqual(p * draws, counts[row], (5 * Math.Sqrt(p * (1 - p) * draws)) + (p > 0 && p < 1e-9 ? 0.5 : 0));
        }
    }

    [TestMethod]
    public void RowsOfWeightZeroAreNotLearnedFromAndTheirLabelsDoNotMatter()
    {
        var frame = SyntheticTable.Create(1_200, seed: 74);
        var weights = Enumerable.Range(0, frame.Count).Select(row => row % 2 == 0 ? 1.0 : 0).ToArray();
        var lies = frame.WithLabels(frame.Labels.ToArray().Select((label, row) => row % 2 == 0 ? label : TradeAction.Hold).ToArray());
        var test = SyntheticTable.Create(800, seed: 75);
        var options = new ActionPredictorOptions { Trees = 30 };
        var honest = ActionPredictor.TrainWeighted(frame, weights, options: options);
        Assert.AreSequenceEqual(honest.PredictWithConfidence(test), ActionPredictor.TrainWeighted(lies, weights, options: options).PredictWithConfidence(test));
        var half = ActionPredictor.Train(frame.Select([.. Enumerable.Range(0, 600).Select(i => 2 * i)]), options: options);
        Assert.AreEqual(half.Evaluate(test).LogLoss, honest.Evaluate(test).LogLoss, 0.05);
    }

    [TestMethod]
    public void WrongWeightsAreNamed()
    {
        var frame = SyntheticTable.Create(50, seed: 76);
        Assert.Contains("49 weights for 50 training rows", Message(new double[49]), StringComparison.Ordinal);
        Assert.Contains("the weight of row 3 is -1", Message([.. Enumerable.Range(0, 50).Select(i => i == 3 ? -1.0 : 1)]), StringComparison.Ordinal);
        Assert.Contains("the weights add up to 0", Message(new double[50]), StringComparison.Ordinal);

        string Message(double[] weights) => Assert.ThrowsExactly<ArgumentException>(() => ActionPredictor.TrainWeighted(frame, weights)).Message;
    }
}
