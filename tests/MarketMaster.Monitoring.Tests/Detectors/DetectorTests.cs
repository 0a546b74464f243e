namespace MarketMaster.Monitoring.Tests;

[TestClass]
public sealed class DetectorTests
{
    private static readonly Dictionary<string, Func<IDriftDetector>> Makers = new(StringComparer.Ordinal)
    {
        ["adwin"] = () => new Adwin(),
        ["page_hinkley"] = () => new PageHinkley(),
        ["kswin"] = () => new Kswin(),
        ["kswin_even"] = () => new Kswin(0.001, sampling: KswinSampling.Even),
        ["ddm"] = () => new Ddm(),
        ["eddm"] = () => new Eddm(),
        ["hddm_a"] = () => new HddmA(isTwoSided: true),
        ["hddm_w"] = () => new HddmW(isTwoSided: true),
    };

    public static IEnumerable<object[]> All() => Makers.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Updating_allocates_nothing(string name)
    {
        var detector = Makers[name]();
        var values = Stream(20_000, 1);
        foreach (var value in values)
            detector.Update(value);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var value in values)
            detector.Update(value);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void A_change_of_the_rate_of_errors_is_found(string name)
    {
        var detector = Makers[name]();
        var random = new RandomStream(5);
        var isFound = false;
        for (var i = 0; i < 6_000; i++)
            isFound |= detector.Update(random.NextDouble() < (i < 3_000 ? 0.1 : 0.7) ? 1 : 0) == DetectorSignal.Drift && i >= 3_000;
        Assert.IsTrue(isFound);
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void A_missing_value_changes_nothing(string name)
    {
        IDriftDetector one = Makers[name](), other = Makers[name]();
        foreach (var value in Stream(3_000, 2))
        {
            other.Update(double.NaN);
            Assert.AreEqual(one.Update(value), other.Update(value));
        }
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void A_reset_detector_is_a_new_one(string name)
    {
        IDriftDetector used = Makers[name](), fresh = Makers[name]();
        foreach (var value in Stream(777, 3))
            used.Update(value);
        used.Reset();
        foreach (var value in Stream(3_000, 4))
            Assert.AreEqual(fresh.Update(value), used.Update(value));
    }

    /// <summary>Against a plain computation: sort both parts at every test.</summary>
    [TestMethod]
    public void The_sorted_parts_of_kswin_stay_those_of_its_window()
    {
        const int window = 40, stat = 15, stride = 5;
        var detector = new Kswin(0.05, window, stat, stride);
        var held = new List<double>();
        var found = 0;
        foreach (var value in Stream(5_000, 6).Select(v => Math.Round(v, 1)))
        {
            held.Add(value);
            var expected = false;
            if (held.Count >= window && (held.Count - window) % stride == 0)
            {
                double[] older = [.. held[^window..^stat].Order()], newer = [.. held[^stat..].Order()];
                var distance = PooledWalk.Of(older, newer).Distance;
                expected = distance > 0.1 && KolmogorovDistribution.Exact(older.Length, stat, distance) <= 0.05;
            }
            Assert.AreEqual(expected, detector.Update(value) == DetectorSignal.Drift, $"after {held.Count} values");
            if (expected)
            {
                found++;
                held.Clear();
            }
        }
        Assert.IsGreaterThan(3, found);
    }

    /// <summary>The window's sums against the plain sums of the values that it holds.</summary>
    [TestMethod]
    public void The_sums_of_adwin_are_those_of_its_newest_values()
    {
        var detector = new Adwin(resets: false);
        var values = Stream(5_000, 7);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] += i < 2_500 ? 0 : 2;
            detector.Update(values[i]);
        }
        var held = values[^(int)detector.Width..];
        Assert.IsLessThan(2_600, held.Length);
        Assert.AreEqual(held.Sum(), detector.Total, 1e-9);
        Assert.AreEqual(held.Sum(v => (v - held.Average()) * (v - held.Average())), detector.SquaredDeviations, 1e-6);
    }

    [TestMethod]
    public void A_parameter_out_of_range_is_named() =>
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Adwin(delta: 2)).Message, "delta is 2");

    private static double[] Stream(int count, ulong seed)
    {
        var random = new RandomStream(seed);
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = Frames.Normal(ref random) > 0.5 ? 1 : random.NextDouble() * 0.1;
        return values;
    }
}
