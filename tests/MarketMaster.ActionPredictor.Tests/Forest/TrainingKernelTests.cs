namespace MarketMaster.Prediction.Tests;

/// <summary>The building blocks of training against the plain meaning of what they do, over random input.</summary>
[TestClass]
public sealed class TrainingKernelTests
{
    [TestMethod]
    public void SortedSampleIsAscendingAndHoldsEveryNumber()
    {
        var random = new RandomStream(1);
        foreach (var count in new[] { 0, 1, 2, 1_000, 20_000 })
        {
            var values = new double[count];
            for (var i = 0; i < count; i++)
                values[i] = (i % 4) switch { 0 => SyntheticTable.Normal(ref random), 1 => -random.NextInt(3), 2 => Math.ScaleB(SyntheticTable.Normal(ref random), random.NextInt(2000) - 1000), _ => double.MaxValue };
            var sample = new SortedSample(count);
            for (var round = 0; round < 2; round++)
            {
                sample.Clear();
                foreach (var value in values)
                    sample.Add(value);
                Assert.AreSequenceEqual(values.Order().ToArray(), sample.Sort().ToArray());
            }
        }
    }

    [TestMethod]
    public void PartitionIsStableAndSendsMissingValuesWhereTheyGo()
    {
        var random = new RandomStream(2);
        for (var trial = 0; trial < 400; trial++)
        {
            var rows = 1 + random.NextInt(trial % 2 == 0 ? 40 : 500);
            var column = new byte[rows + 3];
            for (var i = 0; i < rows; i++)
                column[i] = random.NextInt(6) == 0 ? (byte)BinnedTable.MissingBin : (byte)random.NextInt(255);
            var shift = trial % 3 == 0 ? 0 : RowKey.RowShift;
            uint[] keys = [.. Enumerable.Range(0, rows).Where(_ => trial % 5 != 0).Select(r => ((uint)r << shift) | (shift == 0 ? 0u : (uint)(r % 251)))];
            var (bin, missingLeft) = (random.NextInt(255), trial % 4 < 2);
            var lookup = keys.ToLookup(k => column[k >> shift] is var b && (b == BinnedTable.MissingBin ? missingLeft : b <= bin));
            var moved = keys.ToArray();
            var left = RowPartition.Apply(moved, new uint[keys.Length + 16], column, shift, bin, missingLeft);
            Assert.AreEqual(lookup[true].Count(), left);
            Assert.AreSequenceEqual(lookup[true].Concat(lookup[false]).ToArray(), moved);
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void GiniScanFindsTheBestSplitOfAll(bool weighted)
    {
        var random = new RandomStream(3);
        double[] classWeights = weighted ? [2, 0.5, 1, 3, 7] : [1, 1, 1, 1, 1];
        var histogram = new ClassHistogram();
        var wide = new WideHistogram();
        for (var trial = 0; trial < 300; trial++)
        {
            var rows = 2 + random.NextInt(trial % 3 == 0 ? 900 : 60);
            var column = new byte[rows + 3];
            var keys = new uint[rows];
            for (var i = 0; i < rows; i++)
            {
                column[i] = (byte)random.NextInt(trial % 2 == 0 ? 256 : 5);
                keys[i] = RowKey.Create(i, 1 + random.NextInt(RowKey.MaximumWeight), random.NextInt(TradeActions.Count));
            }
            var node = Bootstrap.Total(keys);
            var minimum = 1 + random.NextInt(4);
            var expected = Enumerable.Range(0, 255).Max(b => Purity(keys, column, b, minimum, classWeights));
            histogram.Fill(keys, column);
            wide.Fill(keys, column, new());
            foreach (var entry in new[] { Best(new PackedTotals(histogram), out var score), Best(new WideTotals(wide), out var same) })
            {
                Assert.AreEqual(score, same);
                Assert.AreEqual(double.IsNegativeInfinity(expected), entry < 0);
                if (entry >= 0)
                    Assert.AreEqual(expected, score, expected * 1e-6);
            }
            var chosen = Best(new PackedTotals(histogram), out _);
            if (chosen >= 0)
                Assert.AreEqual(expected, Purity(keys, column, histogram.Bins[chosen], minimum, classWeights), expected * 1e-6);

            int Best<T>(T totals, out float score)
                where T : struct, IRunningTotals => weighted
                ? GiniScan.Best(totals, new WeightedClasses(classWeights), node, minimum, out score)
                : GiniScan.Best(totals, default(EqualClasses), node, minimum, out score);
        }
    }

    [TestMethod]
    public void DrawnRowsKeepTheirWeightAndClass()
    {
        for (var rows = 1; rows < 200; rows += 7)
        {
            var random = new RandomStream(4, (ulong)rows);
            byte[] labels = [.. Enumerable.Range(0, rows).Select(r => (byte)(r % TradeActions.Count))];
            var (weights, keys) = (new byte[rows], new uint[rows]);
            var total = Bootstrap.Draw(labels, null, weights, keys, ref random);
            Assert.AreEqual(rows, total.Weight);
            Assert.AreSequenceEqual(
                Enumerable.Range(0, rows).Where(r => weights[r] > 0).Select(r => RowKey.Create(r, weights[r], labels[r])).ToArray(), keys.AsSpan(0, total.Rows).ToArray());
        }
    }

    private static double Purity(uint[] keys, byte[] column, int bin, int minimum, double[] classWeights)
    {
        var sides = new double[2, TradeActions.Count];
        var rows = new int[2];
        foreach (var key in keys)
        {
            var side = column[RowKey.Row(key)] <= bin ? 0 : 1;
            sides[side, RowKey.Class(key)] += RowKey.Weight(key) * classWeights[RowKey.Class(key)];
            rows[side]++;
        }
        return Math.Min(rows[0], rows[1]) < minimum ? double.NegativeInfinity : Enumerable.Range(0, 2).Sum(s =>
        {
            var all = Enumerable.Range(0, TradeActions.Count).Select(k => sides[s, k]).ToArray();
            return all.Sum(c => c * c) / all.Sum();
        });
    }
}
