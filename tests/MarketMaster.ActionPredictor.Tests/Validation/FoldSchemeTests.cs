namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class FoldSchemeTests
{
    [TestMethod]
    public void NoTrainingLabelMeetsATestLabelAndNothingElseIsLost()
    {
        // By force: a training row stays if and only if no bar of its label, widened by the embargo, is a bar that a test block's labels look at.
        var random = new RandomStream(71);
        for (var trial = 0; trial < 150; trial++)
        {
            var (labels, first, embargo) = (RandomLabels(ref random, 60 + random.NextInt(200)), random.NextInt(10), random.NextInt(6));
            var folds = 2 + random.NextInt(4);
            IFoldScheme[] schemes =
            [
                new WalkForward(folds, embargo: embargo), new WalkForward(folds, 10 + random.NextInt(40), embargo),
                new PurgedKFold(folds, embargo), new CombinatorialPurged(folds + 1, 1 + random.NextInt(folds), embargo),
            ];
            foreach (var scheme in schemes)
            {
                foreach (var fold in scheme.Cut(labels.Count, first))
                    RequirePurged(fold, labels, scheme.Embargo);
            }
        }
    }

    [TestMethod]
    public void WalkForwardNeverTrainsOnTheFuture()
    {
        var expanding = new WalkForward(4).Cut(103, 3);
        Assert.AreSequenceEqual(new[] { new BarRange(3, 23), new(3, 43), new(3, 63), new(3, 83) }, expanding.Select(f => f.Train.Single()));
        Assert.AreSequenceEqual(new[] { new BarRange(23, 43), new(43, 63), new(63, 83), new(83, 103) }, expanding.Select(f => f.Test.Single()));
        var rolling = new WalkForward(4, window: 30).Cut(103, 3);
        Assert.AreSequenceEqual(new[] { new BarRange(3, 23), new(13, 43), new(33, 63), new(53, 83) }, rolling.Select(f => f.Train.Single()));
    }

    [TestMethod]
    public void KFoldTestsEveryBarOnce()
    {
        var folds = new PurgedKFold(7).Cut(1_000, 49);
        Assert.AreSequenceEqual(Enumerable.Range(49, 951), folds.SelectMany(f => f.Test).SelectMany(Bars));
        foreach (var fold in folds)
            Assert.AreSequenceEqual(Enumerable.Range(49, 951), fold.Train.Concat(fold.Test).SelectMany(Bars).Order());
    }

    [TestMethod]
    public void CombinatorialFoldsAreAllChoices()
    {
        var scheme = new CombinatorialPurged(6, 2);
        var folds = scheme.Cut(600);
        Assert.HasCount(15, folds);
        Assert.AreEqual(5, scheme.Paths);
        Assert.HasCount(15, folds.Select(f => (f.Test[0], f.Test[1])).Distinct());
        Assert.IsTrue(folds.SelectMany(f => f.Test).GroupBy(b => b).All(g => g.Count() == 5));
        Assert.AreEqual(35, new CombinatorialPurged(8, 4).Paths);
        Assert.HasCount(70, new CombinatorialPurged(8, 4).Cut(80));
    }

    [TestMethod]
    public void WrongNumbersAreNamed()
    {
        Assert.Contains("30 choose 15, is 155117520", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new CombinatorialPurged(30, 15)).Message, StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new PurgedKFold(1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new WalkForward(0));
        Assert.Contains("5 bars with features do not fill 6 blocks", Assert.ThrowsExactly<ArgumentException>(() => new WalkForward(5).Cut(20, 15)).Message, StringComparison.Ordinal);
    }

    internal static LabelSet RandomLabels(ref RandomStream random, int count)
    {
        var ends = new int[count];
        var actions = new TradeAction?[count];
        for (var row = 0; row < count; row++)
        {
            ends[row] = Math.Min(count - 1, row + random.NextInt(25));
            actions[row] = random.NextInt(8) == 0 ? null : (TradeAction)random.NextInt(5);
        }
        return new(actions, ends);
    }

    private static void RequirePurged(FoldBlocks fold, LabelSet labels, int embargo)
    {
        var rows = fold.Purge(labels, embargo);
        Assert.AreSequenceEqual(fold.Test.SelectMany(Bars).Where(b => labels[b] is not null), rows.Test);
        var looked = fold.Test.SelectMany(Bars).ToHashSet();
        foreach (var test in rows.Test)
            looked.UnionWith(Enumerable.Range(test, labels.Ends[test] - test + 1));
        var candidates = fold.Train.SelectMany(Bars).Where(b => labels[b] is not null).ToList();
        var expected = candidates.Where(b => !Enumerable.Range(b - embargo, labels.Ends[b] - b + 1 + (2 * embargo)).Any(looked.Contains)).ToList();
        Assert.AreSequenceEqual(expected, rows.Train);
        Assert.AreEqual(candidates.Count - expected.Count, rows.Purged);
    }

    private static IEnumerable<int> Bars(BarRange range) => Enumerable.Range(range.From, range.Count);
}
