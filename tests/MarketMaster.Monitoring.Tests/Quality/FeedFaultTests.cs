namespace MarketMaster.Monitoring.Tests;

/// <summary>Each fault that a feed can have is planted alone, and named; clean rows have none.</summary>
[TestClass]
public sealed class FeedFaultTests
{
    private static readonly DateTime Start = new(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc);

    [TestMethod]
    public void Clean_rows_have_no_issue()
    {
        var report = Monitor().MonitorDataQuality(Rows(2));
        Assert.IsEmpty(report.Issues, string.Join('\n', report.Issues));
        Assert.AreEqual(1, report.Score, 1e-12);
    }

    public static IEnumerable<object[]> Faults() =>
    [
        [QualityCheck.MissingValues, "price"], [QualityCheck.EmptyColumn, "price"], [QualityCheck.InfiniteValues, "price"], [QualityCheck.ConstantColumn, "change"],
        [QualityCheck.UnseenValues, "session"], [QualityCheck.OutOfRange, "change"], [QualityCheck.TypeChange, "trades"], [QualityCheck.UnitChange, "price"],
        [QualityCheck.FrozenColumn, "change"], [QualityCheck.StaleValues, "change"], [QualityCheck.LaggedColumn, "echo"], [QualityCheck.HourShift, "activity"],
        [QualityCheck.LookAhead, "noise"], [QualityCheck.DuplicateRows, null!], [QualityCheck.UnorderedRows, null!], [QualityCheck.StaleFeed, null!],
    ];

    [TestMethod]
    [DynamicData(nameof(Faults))]
    public void A_planted_fault_is_named(QualityCheck check, string? column)
    {
        var clean = Rows(2);
        var report = Monitor().MonitorDataQuality(Plant(clean, check));
        var found = report.Issues.FirstOrDefault(i => i.Check == check && (column is null || i.Column == column));
        Assert.IsNotNull(found, $"not found among: {string.Join('\n', report.Issues)}");
        Assert.IsNotEmpty(found.Message);
        if (check is not (QualityCheck.LaggedColumn or QualityCheck.HourShift or QualityCheck.LookAhead or QualityCheck.UnorderedRows or QualityCheck.StaleFeed or QualityCheck.UnitChange or QualityCheck.ConstantColumn))
            Assert.IsLessThan(1, report.Score);
    }

    [TestMethod]
    public void Bars_are_judged_by_their_own_checks()
    {
        var bars = BarCsv.Read(SharedData.Require("monitoring/ohlcv_dirty.csv"), new() { Checks = BarChecks.None });
        var report = Monitor().MonitorDataQuality(bars);
        Assert.AreEqual(ValidationStatus.Fail, report.Status);
        Assert.IsTrue(report.Issues.Any(i => i.Column == "split_suspect"));
        Assert.AreEqual(new BarValidator().Validate(bars).DataQualityScore, report.Score, 1e-9);
    }

    private static ComprehensiveMonitor Monitor() => new(Rows(1), "m", new()
    {
        Quality = new() { MaximumAge = TimeSpan.FromDays(400) },
        TimeProvider = new ManualTime(new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero)),
    });

    // price, its change, an echo of the change, activity with a daily pattern, whole numbers, a code, noise; labels by the next change
    private static FeatureFrame Rows(ulong seed, DateTime? from = null)
    {
        const int rows = 1_500;
        var random = new RandomStream(seed);
        var (values, time, labels, price) = (new double[rows * 7], new DateTime[rows], new TradeAction[rows], 100.0);
        for (var t = 0; t < rows; t++)
        {
            time[t] = (from ?? Start).AddHours(t);
            var change = Frames.Normal(ref random);
            price = 100 + (0.9 * (price - 100)) + change;
            var row = values.AsSpan(t * 7, 7);
            (row[0], row[1], row[2]) = (price, change, change + (0.3 * Frames.Normal(ref random)));
            (row[3], row[4]) = (10 + (5 * Math.Sin(2 * Math.PI * t / 24)) + Frames.Normal(ref random), random.NextInt(1_000));
            (row[5], row[6]) = (random.NextInt(3), Frames.Normal(ref random));
            labels[t] = (TradeAction)random.NextInt(5);
        }
        return new(["price", "change", "echo", "activity", "trades", "session", "noise"], values, time, labels);
    }

    private static FeatureFrame Plant(FeatureFrame clean, QualityCheck check)
    {
        double[] v = clean.Values.ToArray();
        DateTime[] time = clean.Time.ToArray();
        const int w = 7;
        int n = clean.Count;
        for (var t = 0; t < n; t++)
        {
            var row = v.AsSpan(t * w, w);
            switch (check)
            {
                case QualityCheck.MissingValues when t % 10 == 0: row[0] = double.NaN; break;
                case QualityCheck.EmptyColumn: row[0] = double.NaN; break;
                case QualityCheck.InfiniteValues when t == 5: row[0] = double.PositiveInfinity; break;
                case QualityCheck.ConstantColumn: row[1] = 0.5; break;
                case QualityCheck.UnseenValues when t == 7: row[5] = 9; break;
                case QualityCheck.OutOfRange when t == 9: row[1] = 50; break;
                case QualityCheck.TypeChange when t % 50 == 0: row[4] += 0.5; break;
                case QualityCheck.UnitChange: row[0] *= 100; break;
                case QualityCheck.FrozenColumn when t >= n - 20: row[1] = 0.25; break;
                case QualityCheck.StaleValues when t is >= 100 and < 120: row[1] = 0.25; break;
                case QualityCheck.LaggedColumn: row[2] = t >= 2 ? clean.Row(t - 2)[2] : 0; break;
                case QualityCheck.HourShift: row[3] = t >= 1 ? clean.Row(t - 1)[3] : 10; break;
                case QualityCheck.LookAhead: row[6] = (int)clean.Labels[t] + (0.1 * row[6]); break;
            }
        }
        switch (check)
        {
            case QualityCheck.HourShift:
                break;
            case QualityCheck.DuplicateRows:
                v.AsSpan(0, w).CopyTo(v.AsSpan(w));
                time[1] = time[0];
                break;
            case QualityCheck.UnorderedRows:
                (time[10], time[11]) = (time[11], time[10]);
                break;
            case QualityCheck.StaleFeed:
                time = Array.ConvertAll(time, t => t.AddYears(-2));
                break;
        }
        return new(clean.Names, v, time, clean.Labels.ToArray());
    }
}
