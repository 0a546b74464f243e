namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class BinFittingTests
{
    [TestMethod]
    public void FewDistinctValuesAreCutInTheMiddle() =>
        Assert.AreSequenceEqual(new[] { 1.5, 3.0 }, BinFitting.FromSorted([1, 1, 2, 2, 2, 4]));

    [TestMethod]
    public void ConstantColumnHasNoCut() => Assert.IsEmpty(BinFitting.FromSorted([3, 3, 3]));

    [TestMethod]
    public void NeighbouringDoublesAndHugeValuesStaySeparable()
    {
        var next = Math.BitIncrement(1.0);
        Assert.AreSequenceEqual(new[] { 1.0 }, BinFitting.FromSorted([1.0, next]));
        var cut = BinFitting.FromSorted([-double.MaxValue, double.MaxValue])[0];
        Assert.AreEqual(0, cut);
    }

    [TestMethod]
    public void BinIsTheNumberOfCutsBelow()
    {
        var random = new RandomStream(3);
        for (var trial = 0; trial < 50; trial++)
        {
            var values = new double[1 + random.NextInt(3_000)];
            for (var i = 0; i < values.Length; i++)
                values[i] = trial % 2 == 0 ? SyntheticTable.Normal(ref random) : random.NextInt(40);
            Array.Sort(values);
            var cuts = BinFitting.FromSorted(values);
            Assert.IsLessThanOrEqualTo(FeatureBins.MaximumCuts, cuts.Length);
            var bins = new FeatureBins([cuts]);
            foreach (var value in values.Concat(cuts))
                Assert.AreEqual(cuts.Count(c => c < value), bins.Bin(0, value));
        }
    }

    [TestMethod]
    public void EqualSharesHoldAboutEquallyManyRows()
    {
        var values = Enumerable.Range(0, 10_000).Select(i => Math.Exp(i / 1_000.0)).ToArray();
        var bins = new FeatureBins([BinFitting.FromSorted(values)]);
        var counts = values.CountBy(v => bins.Bin(0, v)).Select(c => c.Value).ToList();
        Assert.HasCount(255, counts);
        Assert.IsLessThanOrEqualTo(40, counts.Max());
        Assert.IsGreaterThanOrEqualTo(39, counts.Min());
    }
}
