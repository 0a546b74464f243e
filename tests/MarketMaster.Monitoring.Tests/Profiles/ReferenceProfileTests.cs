namespace MarketMaster.Monitoring.Tests;

[TestClass]
public sealed class ReferenceProfileTests
{
    private static readonly DateTime Start = new(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc);

    [TestMethod]
    public void A_saved_profile_decides_as_the_one_in_memory()
    {
        var random = new RandomStream(1);
        var reference = Frames.Of(ref random, 2_000, 6, 0.3, Codes, Start);
        var profile = ReferenceProfile.Create(reference, new() { Condition = ProfileCondition.HourOfDay, Categorical = ["c5"] });
        using var file = new MemoryStream();
        profile.Save(file);
        var loaded = ReferenceProfile.Load(new MemoryStream(file.ToArray()));
        var current = Frames.Of(ref random, 700, 6, 0.3, Codes, Start);
        Assert.AreEqual(
            new DriftAnalysis(profile, new()).Run(current, "m", default).ToJson(), new DriftAnalysis(loaded, new()).Run(current, "m", default).ToJson());
        Assert.AreEqual(profile.ToString(), loaded.ToString());
        using var again = new MemoryStream();
        loaded.Save(again);
        CollectionAssert.AreEqual(file.ToArray(), again.ToArray());
    }

    [TestMethod]
    public void Every_flipped_bit_is_noticed()
    {
        var random = new RandomStream(2);
        using var file = new MemoryStream();
        ReferenceProfile.Create(Frames.Of(ref random, 50, 2)).Save(file);
        var bytes = file.ToArray();
        for (var i = 0; i < bytes.Length; i += 7)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[i] ^= (byte)(1 << (i % 8));
            Assert.ThrowsExactly<FormatException>(() => ReferenceProfile.Load(new MemoryStream(damaged)), $"byte {i}");
        }
        Assert.ThrowsExactly<FormatException>(() => ReferenceProfile.Load(new MemoryStream(bytes[..^1])));
        Assert.ThrowsExactly<FormatException>(() => ReferenceProfile.Load(new MemoryStream()));
    }

    [TestMethod]
    public void Merged_parts_are_the_whole_while_all_values_fit()
    {
        var random = new RandomStream(3);
        var whole = Frames.Of(ref random, 3_000, 4, 0, Codes, Start);
        var one = ReferenceProfile.Create(whole);
        var merged = ReferenceProfile.Create(whole.Slice(0, 1_300)).Merge(ReferenceProfile.Create(whole.Slice(1_300, 1_700)));
        for (var c = 0; c < 4; c++)
        {
            ColumnProfile a = one.Columns[c], b = merged.Columns[c];
            CollectionAssert.AreEqual(a.Sample, b.Sample);
            Assert.AreEqual(a.Mean, b.Mean, 1e-12);
            Assert.AreEqual(a.StandardDeviation, b.StandardDeviation, 1e-12);
            Assert.AreEqual((a.Rows, a.Missing, a.Minimum, a.Maximum, a.Kind), (b.Rows, b.Missing, b.Minimum, b.Maximum, b.Kind));
            CollectionAssert.AreEqual(a.Categories, b.Categories);
        }
        Assert.AreEqual((one.From, one.To, one.Rows), (merged.From, merged.To, merged.Rows));
    }

    /// <summary>Twenty sessions merged one by one, far above the capacity: no rank is off by more than the sum of half steps.</summary>
    [TestMethod]
    public void A_bounded_profile_keeps_every_quantile_nearly_in_place()
    {
        const int sessions = 20, rows = 1_000, capacity = 500;
        var random = new RandomStream(4);
        var all = new List<double>();
        ReferenceProfile? merged = null;
        for (var s = 0; s < sessions; s++)
        {
            var shift = s * 0.1;
            var frame = Frames.Of(ref random, rows, 1, 0, (Span<double> row, int _, ref RandomStream _) => row[0] += shift);
            all.AddRange(frame.Values);
            var part = ReferenceProfile.Create(frame, new() { SampleCapacity = capacity });
            merged = merged?.Merge(part) ?? part;
        }
        double[] sorted = [.. all.Order()];
        Assert.AreEqual(sessions * rows, merged!.Rows);
        Assert.IsLessThanOrEqualTo(capacity, merged.Columns[0].Sample.Length);
        Assert.AreEqual(all.Average(), merged.Columns[0].Mean, 1e-12);
        foreach (var share in new[] { 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99 })
        {
            var rank = Quantiles.UpperBound(sorted, merged.Columns[0].Quantile(share)) / (double)sorted.Length;
            Assert.AreEqual(share, rank, (sessions + 1) * 0.5 / capacity);
        }
    }

    [TestMethod]
    public void Rows_of_another_hour_are_compared_with_that_hour()
    {
        var random = new RandomStream(5);
        RowChange daily = static (Span<double> row, int i, ref RandomStream _) => row[0] += i % 24 < 8 ? 3 : 0;
        var reference = Frames.Of(ref random, 4_800, 2, 0, daily, Start);
        var monitor = new ComprehensiveMonitor(reference, "m", new() { Profile = new() { Condition = ProfileCondition.HourOfDay } });
        var all = Frames.Of(ref random, 4_800, 2, 0, daily, Start);
        var nights = all.Select([.. Enumerable.Range(0, all.Count).Where(i => i % 24 < 8)]);
        var report = monitor.MonitorDataDrift(nights);
        Assert.IsTrue(report.Columns[0].IsDrifted, "against all hours the nights differ");
        Assert.IsFalse(report.Conditional!.IsDrifted, "against nights they do not");
        Assert.AreEqual(2.0 / 3, report.Conditional.MixDistance, 1e-9);
        var moved = Frames.Of(ref random, 2_400, 2, 0, (Span<double> row, int i, ref RandomStream _) => row[0] += i % 24 < 8 ? 3.5 : 0.5, Start);
        Assert.IsTrue(monitor.MonitorDataDrift(moved).Conditional!.Columns[0].IsDrifted);
    }

    [TestMethod]
    public void A_wild_market_is_compared_with_wild_markets()
    {
        var random = new RandomStream(6);
        RowChange regimes = static (Span<double> row, int i, ref RandomStream _) => (row[0], row[1]) = (i / 50 % 3, row[1] * (1 + (i / 50 % 3)));
        var profile = ReferenceProfile.Create(Frames.Of(ref random, 6_000, 2, 0, regimes), new() { Condition = ProfileCondition.Regime("c0") });
        var wild = Frames.Of(ref random, 600, 2, 0, (Span<double> row, int _, ref RandomStream _) => (row[0], row[1]) = (2, row[1] * 3));
        var report = new ComprehensiveMonitor(profile, "m").MonitorDataDrift(wild);
        Assert.IsTrue(report.Columns[1].IsDrifted);
        Assert.IsFalse(report.Conditional!.Columns.Single(c => c.Name == "c1").IsDrifted);
    }

    [TestMethod]
    public void Profiles_that_do_not_fit_are_refused()
    {
        var random = new RandomStream(7);
        var a = ReferenceProfile.Create(Frames.Of(ref random, 50, 2));
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => a.Merge(ReferenceProfile.Create(Frames.Of(ref random, 50, 3)))).Message, "c2");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ProfileOptions { SampleCapacity = 5 });
        var frame = Frames.Of(ref random, 50, 2);
        Assert.ThrowsExactly<ArgumentException>(() => ReferenceProfile.Create(frame, new() { Condition = ProfileCondition.Regime("none") }));
    }

    private static void Codes(Span<double> row, int index, ref RandomStream random)
    {
        row[^1] = random.NextInt(4);
        if (random.NextDouble() < 0.05)
            row[0] = double.NaN;
    }
}
