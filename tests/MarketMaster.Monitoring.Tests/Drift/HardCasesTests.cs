namespace MarketMaster.Monitoring.Tests;

/// <summary>Data that cannot be judged get a status, never an exception.</summary>
[TestClass]
public sealed class HardCasesTests
{
    private static readonly double[] Strange = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, 1e300, -1e300, double.Epsilon, 3];

    [TestMethod]
    public void Every_strange_column_against_every_other_gets_a_status()
    {
        var columns = StrangeColumns(60);
        foreach (var (thenName, then) in columns)
        {
            foreach (var (nowName, now) in columns)
            {
                var monitor = new ComprehensiveMonitor(Frame(then), "m");
                var report = monitor.Run(Frame(now));
                Assert.HasCount(2, report.Drift!.Columns, $"{thenName} against {nowName}");
                Assert.IsTrue(report.Drift.Columns.All(c => c.AdjustedPValue is >= 0 and <= 1), $"{thenName} against {nowName}");
                Assert.IsTrue(report.Quality!.Score is >= 0 and <= 1, $"{thenName} against {nowName}");
                Assert.IsGreaterThan(10, report.ToJson().Length);
                foreach (var test in Enum.GetValues<EvidentlyTest>())
                    _ = monitor.CompareAsEvidently(Frame(now), test);
            }
        }
    }

    [TestMethod]
    [DataRow("empty", DriftStatus.InsufficientData)]
    [DataRow("missing", DriftStatus.InsufficientData)]
    [DataRow("single", DriftStatus.InsufficientData)]
    public void Too_few_values_say_so(string name, DriftStatus expected)
    {
        var columns = StrangeColumns(60).ToDictionary(c => c.Name, c => c.Values, StringComparer.Ordinal);
        var report = new ComprehensiveMonitor(Frame(columns["normal"]), "m").MonitorDataDrift(Frame(columns[name]));
        Assert.AreEqual(expected, report.Columns[0].Status);
    }

    [TestMethod]
    public void A_constant_that_changes_is_drift_and_one_that_stays_is_not()
    {
        var monitor = new ComprehensiveMonitor(Frame(Enumerable.Repeat(2.5, 100).ToArray()), "m");
        Assert.IsFalse(monitor.MonitorDataDrift(Frame(Enumerable.Repeat(2.5, 80).ToArray())).Columns[0].IsDrifted);
        Assert.IsTrue(monitor.MonitorDataDrift(Frame(Enumerable.Repeat(2.6, 80).ToArray())).Columns[0].IsDrifted);
    }

    [TestMethod]
    public void A_column_that_loses_its_values_drifts()
    {
        var random = new RandomStream(3);
        var monitor = new ComprehensiveMonitor(Frames.Of(ref random, 1_000), "m");
        var current = Frames.Of(ref random, 500, change: (Span<double> row, int _, ref RandomStream r) => row[7] = r.NextDouble() < 0.95 ? double.NaN : row[7]);
        var report = monitor.MonitorDataDrift(current);
        Assert.IsTrue(report.Columns[7].Missing.IsDrifted);
        Assert.AreEqual(1, report.DriftedColumns);
    }

    [TestMethod]
    public void Absent_and_unknown_columns_are_named()
    {
        var random = new RandomStream(4);
        var reference = Frames.Of(ref random, 100, 3);
        var report = new ComprehensiveMonitor(reference, "m").Run(new(["c0", "other"], new double[40]));
        Assert.AreEqual(DriftStatus.Absent, report.Drift!.Columns[1].Status);
        CollectionAssert.Contains(report.Drift.UnknownColumns.ToList(), "other");
        Assert.IsTrue(report.Quality!.Issues.Any(i => i is { Check: QualityCheck.AbsentColumn, Column: "c2" }));
    }

    private static (string Name, double[] Values)[] StrangeColumns(int rows)
    {
        var random = new RandomStream(9);
        var normal = new double[rows];
        for (var i = 0; i < rows; i++)
            normal[i] = Frames.Normal(ref random);
        return
        [
            ("normal", normal), ("empty", []), ("single", [1.5]), ("pair", [1, 2]), ("missing", [.. Enumerable.Repeat(double.NaN, rows)]),
            ("constant", [.. Enumerable.Repeat(7.0, rows)]), ("zero", new double[rows]), ("infinite", [.. Enumerable.Repeat(double.PositiveInfinity, rows)]),
            ("binary", [.. normal.Select(v => v > 0 ? 1.0 : 0.0)]), ("strange", [.. Enumerable.Range(0, rows).Select(i => Strange[i % Strange.Length])]),
            ("mostly missing", [.. normal.Select((v, i) => i % 20 == 0 ? v : double.NaN)]), ("trend", [.. Enumerable.Range(0, rows).Select(i => (double)i)]),
        ];
    }

    private static FeatureFrame Frame(double[] values)
    {
        var pairs = new double[values.Length * 2];
        for (var i = 0; i < values.Length; i++)
            (pairs[2 * i], pairs[(2 * i) + 1]) = (values[i], -values[i]);
        return new(["x", "y"], pairs);
    }
}
