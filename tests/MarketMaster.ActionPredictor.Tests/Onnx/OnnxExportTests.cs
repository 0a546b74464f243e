namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class OnnxExportTests
{
    private const double Tolerance = 1e-6;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void OnnxRuntimeSaysTheSameOnRandomRowsAndOnTiesAtThresholds()
    {
        var model = ActionPredictor.Train(SyntheticTable.Create(5_000, seed: 61), cancellationToken: TestContext.CancellationToken);
        var rows = new List<float>([.. SyntheticTable.Create(20_000, seed: 62).Values.ToArray().Select(v => (float)v)]);
        // Every value a cut, rounded to single precision, or its neighbour on either side.
        var random = new RandomStream(63);
        for (var i = 0; i < 5_000 * 25; i++)
        {
            var cuts = model.Model.Bins.Cuts(i % 25);
            var cut = (float)cuts[random.NextInt(cuts.Length)];
            rows.Add(random.NextInt(3) switch { 0 => cut, 1 => MathF.BitIncrement(cut), _ => MathF.BitDecrement(cut) });
        }
        RequireSame(model, [.. rows], 25);
    }

    [TestMethod]
    public void SingleTreeAndTreesWithoutSplitsAreExported()
    {
        var frame = SyntheticTable.Create(300, seed: 64, features: 5);
        RequireSame(ActionPredictor.Train(frame, options: new() { Trees = 1, MaxDepth = 3 }), Floats(frame), 5);
        RequireSame(ActionPredictor.Train(frame, options: new() { Trees = 3, MinSamplesSplit = 1_000 }), Floats(frame), 5);
    }

    [TestMethod]
    [DataRow(0, 40, true)]
    [DataRow(1, 254, false)]
    [DataRow(1, 254, true)]
    [DataRow(0, 3_000, true)]
    [DataRow(1, 3_000, true)]
    public void EveryKindOfEnsembleIsExported(int kind, int cuts, bool missing)
    {
        var model = RandomEnsemble.Create((EnsembleKind)kind, seed: 65, features: 12, trees: 100, depth: 9, cuts, missing);
        RequireSame(RandomEnsemble.Predictor(model), Floats(RandomEnsemble.Rows(model, 5_000, seed: 66)), 12);
    }

    [TestMethod]
    public void WhatManyTreesOfBoostingDifferByAreTheRuntimesSumsInSinglePrecision()
    {
        var model = RandomEnsemble.Create(EnsembleKind.Boosting, seed: 67, features: 12, trees: 500, depth: 9, cuts: 254);
        var predictor = RandomEnsemble.Predictor(model);
        var rows = RandomEnsemble.Rows(model, 5_000, seed: 68);
        var (_, probabilities) = OnnxRuntime.Run(predictor, Floats(rows));
        double toOurs = 0, toSingle = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            var values = rows.Row(row).ToArray().Select(v => (double)(float)v).ToArray();
            var ours = predictor.Predict(values).Probabilities;
            var single = InSinglePrecision(model, values);
            foreach (var action in TradeActions.All)
            {
                var theirs = probabilities[(row * TradeActions.Count) + (int)action];
                toOurs = Math.Max(toOurs, Math.Abs(ours[action] - theirs));
                toSingle = Math.Max(toSingle, Math.Abs(single[(int)action] - theirs));
            }
        }
        TestContext.WriteLine(FormattableString.Invariant($"to exact sums {toOurs:E2}, to sums in single precision {toSingle:E2}"));
        Assert.IsLessThan(3e-7, toSingle);
        Assert.IsLessThan(3e-6, toOurs);
    }

    // Tree after tree, rounded each time; the start is added last.
    private static double[] InSinglePrecision(TreeEnsemble model, ReadOnlySpan<double> row)
    {
        var sums = new float[TradeActions.Count];
        foreach (var tree in model.Trees)
            sums[(int)tree.Action!.Value] += (float)tree.Leaves[RandomEnsemble.Leaf(model, tree, row)];
        var powers = sums.Select((s, k) => Math.Exp((double)(s + (float)model.PerClass[k]))).ToArray();
        return [.. powers.Select(p => p / powers.Sum())];
    }

    private static float[] Floats(FeatureFrame frame) => [.. frame.Values.ToArray().Select(v => (float)v)];

    private void RequireSame(ActionPredictor model, float[] rows, int width)
    {
        var (labels, probabilities) = OnnxRuntime.Run(model, rows);
        Assert.HasCount(rows.Length / width, labels);
        double worst = 0;
        var differing = 0;
        for (var row = 0; row < labels.Length; row++)
        {
            var ours = model.Predict(rows.AsSpan(row * width, width).ToArray().Select(v => (double)v).ToArray());
            foreach (var action in TradeActions.All)
                worst = Math.Max(worst, Math.Abs(ours.Probabilities[action] - probabilities[(row * TradeActions.Count) + (int)action]));
            differing += labels[row] == ours.Action.ToName() ? 0 : 1;
        }
        TestContext.WriteLine(FormattableString.Invariant($"{labels.Length} rows, greatest difference {worst:E2}, {differing} other classes"));
        Assert.IsLessThan(Tolerance, worst);
        Assert.AreEqual(0, differing);
    }
}
