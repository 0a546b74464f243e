namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class ChronologicalSplitTests
{
    [TestMethod]
    public void NoLabelReachesALaterPart()
    {
        var random = new RandomStream(17);
        for (var trial = 0; trial < 500; trial++)
        {
            var count = 30 + random.NextInt(300);
            var embargo = random.NextInt(2) * random.NextInt(8);
            var ends = new int[count];
            var actions = new TradeAction?[count];
            for (var row = 0; row < count; row++)
            {
                ends[row] = Math.Min(count - 1, row + random.NextInt(40));
                actions[row] = random.NextInt(10) == 0 ? null : (TradeAction)random.NextInt(5);
            }
            var first = random.NextInt(10);
            var split = new ChronologicalSplit(0.5, 0.2, 0.3, embargo);
            var rows = split.Apply(new(actions, ends), first);
            RequireApart(rows.Train, rows.Validation, ends, embargo);
            RequireApart(rows.Train, rows.Test, ends, embargo);
            RequireApart(rows.Validation, rows.Test, ends, embargo);
            var kept = rows.Train.Concat(rows.Validation).Concat(rows.Test).ToList();
            Assert.AreSequenceEqual(kept.Order(), kept);
            Assert.AreEqual(actions.Skip(first).Count(a => a is not null), kept.Count + rows.Purged);
            Assert.IsTrue(kept.All(row => row >= first && actions[row] is not null));
            // Nothing is purged without need: the bar before a part whose label ends at once stays.
            var trainEnd = split.TrainEnd(count, first);
            for (var row = first; row < trainEnd; row++)
                Assert.AreEqual(actions[row] is not null && ends[row] + embargo < trainEnd, rows.Train.Contains(row));
        }
    }

    [TestMethod]
    public void PurgeLooksAtBothSidesAndTouchingIsOverlap()
    {
        var random = new RandomStream(18);
        for (var trial = 0; trial < 2_000; trial++)
        {
            int start = random.NextInt(100), end = start + random.NextInt(20), from = random.NextInt(100), to = from + random.NextInt(20), embargo = random.NextInt(5);
            var overlaps = Enumerable.Range(start, end - start + 1).Any(bar => bar >= from - embargo && bar <= to + embargo);
            Assert.AreEqual(!overlaps, Purge.IsClear(start, end, from, to, embargo));
        }
        Assert.IsFalse(Purge.IsClear(10, 20, 20, 30, 0));
        Assert.IsFalse(Purge.IsClear(30, 40, 20, 30, 0));
        Assert.IsTrue(Purge.IsClear(10, 19, 20, 30, 0));
    }

    [TestMethod]
    public void SharesOfZeroLeavePartsEmpty()
    {
        var labels = new LabelSet([.. Enumerable.Repeat<TradeAction?>(TradeAction.Hold, 100)], [.. Enumerable.Range(0, 100)]);
        var all = new ChronologicalSplit(1, 0, 0).Apply(labels);
        Assert.HasCount(100, all.Train);
        var noTest = new ChronologicalSplit(0.75, 0.25, 0).Apply(labels);
        Assert.HasCount(25, noTest.Validation);
        Assert.IsEmpty(noTest.Test);
        var noValidation = new ChronologicalSplit(0.75, 0, 0.25).Apply(labels);
        Assert.IsEmpty(noValidation.Validation);
        Assert.HasCount(25, noValidation.Test);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ChronologicalSplit(0.7, 0.2, 0.2));
    }

    private static void RequireApart(IReadOnlyList<int> earlier, IReadOnlyList<int> later, int[] ends, int embargo)
    {
        if (later.Count == 0)
            return;
        var firstLater = later[0];
        foreach (var row in earlier)
            Assert.IsLessThan(firstLater, ends[row] + embargo);
    }
}
