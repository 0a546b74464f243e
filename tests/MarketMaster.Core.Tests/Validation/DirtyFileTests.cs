using System.Text.Json;
using MarketMaster.Tests;

namespace MarketMaster.Core.Tests.Validation;

/// <summary>Every key of the reference results for a file with planted faults.</summary>
[TestClass]
public sealed class DirtyFileTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("missing_value", BarDefect.MissingValue)]
    [DataRow("high_below_low", BarDefect.HighBelowLow)]
    [DataRow("high_below_open_or_close", BarDefect.HighBelowOpenOrClose)]
    [DataRow("low_above_open_or_close", BarDefect.LowAboveOpenOrClose)]
    [DataRow("non_positive_price", BarDefect.NonPositivePrice)]
    [DataRow("negative_volume", BarDefect.NegativeVolume)]
    [DataRow("zero_volume_with_range", BarDefect.ZeroVolumeWithRange)]
    [DataRow("duplicate_timestamp_identical", BarDefect.DuplicateTimestampIdentical)]
    [DataRow("duplicate_timestamp_conflicting", BarDefect.DuplicateTimestampConflicting)]
    [DataRow("unordered_timestamp", BarDefect.UnorderedTimestamp)]
    [DataRow("off_grid_timestamp", BarDefect.OffGridTimestamp)]
    [DataRow("outside_session", BarDefect.OutsideSession)]
    [DataRow("return_outlier_rows", BarDefect.ReturnOutlier)]
    [DataRow("spike_rows", BarDefect.Spike)]
    public void Defects_stand_in_exactly_the_planted_rows(string key, BarDefect defect)
    {
        var (report, expected) = Judge();
        Assert.AreSequenceEqual(expected.GetProperty(key).EnumerateArray().Select(e => e.GetInt32()).ToArray(), report.Rows(defect).ToArray());
    }

    [TestMethod]
    public void Nothing_is_found_that_was_not_planted()
    {
        var (report, _) = Judge();
        foreach (var defect in new[] { BarDefect.BadPrint, BarDefect.UnitChange, BarDefect.FutureTimestamp, BarDefect.OffTickPrice })
            Assert.AreSequenceEqual(Array.Empty<int>(), report.Rows(defect).ToArray(), defect.ToName());
    }

    [TestMethod]
    public void Missing_bars_and_gaps_are_exact()
    {
        var (report, expected) = Judge();
        var times = report.Gaps.SelectMany(g => Enumerable.Range(0, g.Bars).Select(i => Unix(g.From) + 60 * i)).ToArray();
        Assert.AreSequenceEqual(expected.GetProperty("missing_bar_times").EnumerateArray().Select(e => e.GetInt64()).ToArray(), times);
        var gaps = expected.GetProperty("gaps").EnumerateArray()
            .Select(g => (g.GetProperty("from").GetInt64(), g.GetProperty("to").GetInt64(), g.GetProperty("bars").GetInt32())).ToArray();
        Assert.AreSequenceEqual(gaps, report.Gaps.Select(g => (Unix(g.From), Unix(g.To), g.Bars)).ToArray());
        Assert.AreEqual(expected.GetProperty("expected_bars").GetInt32(), Bars(report));
        Assert.AreEqual(DefectSeverity.Error, report.Issues.Single(i => i.Defect == BarDefect.MissingBar).Severity, "13 of 990 bars is more than 1 %");
    }

    [TestMethod]
    public void Stale_runs_and_splits_are_exact()
    {
        var (report, expected) = Judge();
        var run = expected.GetProperty("stale_runs")[0];
        Assert.AreEqual(new StaleRun(run.GetProperty("from").GetInt32(), run.GetProperty("to").GetInt32()), report.StaleRuns.Single());
        Assert.AreEqual(run.GetProperty("rows").GetInt32(), report.StaleRuns[0].Rows);
        var split = expected.GetProperty("split_suspects")[0];
        var planted = new SplitSuspect(split.GetProperty("row").GetInt32(), split.GetProperty("ratio").GetString()!, split.GetProperty("prev_close_over_open").GetDouble());
        Assert.AreSequenceEqual([planted], report.SplitSuspects);
    }

    [TestMethod]
    public void Return_statistics_agree()
    {
        var (report, expected) = Judge();
        Assert.AreEqual(expected.GetProperty("return_median").GetDouble(), report.ReturnMedian, 1e-15);
        Near(expected.GetProperty("return_mad").GetDouble(), report.ReturnMad, "mad");
        var scores = expected.GetProperty("return_outlier_robust_z").EnumerateArray().Select(e => e.GetDouble()).ToArray();
        Assert.HasCount(scores.Length, report.Outliers);
        for (var i = 0; i < scores.Length; i++)
            Near(scores[i], report.Outliers[i].RobustZ, $"z {i}");
    }

    [TestMethod]
    public void Row_counts_dimensions_and_score_agree()
    {
        var (report, expected) = Judge();
        TestContext.WriteLine(report.ToString());
        Assert.AreEqual(expected.GetProperty("rows").GetInt32(), report.Bars.Count);
        Assert.AreEqual(expected.GetProperty("rows_with_any_problem").GetInt32(), report.RowsWithDefects);
        var dimensions = expected.GetProperty("dimensions");
        var tolerances = expected.GetProperty("tolerances");
        var scores = expected.GetProperty("dimension_scores_by_tolerance");
        var weights = expected.GetProperty("weights");
        var product = 1.0;
        foreach (var (name, share) in Dimensions(report.Quality))
        {
            Near(dimensions.GetProperty(name).GetDouble(), share, name);
            var score = 1 / (1 + (1 - share) / tolerances.GetProperty(name).GetDouble());
            Near(scores.GetProperty(name).GetDouble(), score, name);
            product *= Math.Pow(share, weights.GetProperty(name).GetDouble());
        }
        Near(expected.GetProperty("score_by_tolerance").GetDouble(), report.Quality.Score, "score");
        Near(expected.GetProperty("score_weighted_geometric_mean").GetDouble(), 100 * product, "geometric mean of the shares");
        Near(expected.GetProperty("score_min_dimension").GetDouble(), 100 * Dimensions(report.Quality).Min(d => d.Share), "least dimension");
        Assert.AreEqual(ValidationStatus.Fail, report.Status);
    }

    private static IEnumerable<(string Name, double Share)> Dimensions(QualityScore quality) =>
    [
        ("completeness", quality.Completeness), ("validity", quality.Validity), ("plausibility", quality.Plausibility),
        ("uniqueness", quality.Uniqueness), ("ordering", quality.Ordering), ("freshness", quality.Freshness),
    ];

    private static void Near(double expected, double actual, string what) =>
        Assert.IsLessThanOrEqualTo(1e-9 * Math.Abs(expected), Math.Abs(expected - actual), $"{what}: expected {expected}, was {actual}");

    private static int Bars(BarValidationReport report) => report.ExpectedBars;

    private static long Unix(DateTime time) => new DateTimeOffset(time).ToUnixTimeSeconds();

    private static (BarValidationReport Report, JsonElement Expected) Judge()
    {
        var bars = BarCsv.Read(SharedData.Require("monitoring/ohlcv_dirty.csv"), new() { Checks = BarChecks.None });
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.Require("monitoring/expected_ohlcv.json")));
        var report = new BarValidator(new() { Interval = TimeSpan.FromMinutes(1), Calendar = CleanFileTests.JulyCalendar }).Validate(bars);
        return (report, document.RootElement.GetProperty("ohlcv_dirty").Clone());
    }
}
