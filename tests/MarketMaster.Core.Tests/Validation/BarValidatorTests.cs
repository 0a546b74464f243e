namespace MarketMaster.Core.Tests.Validation;

/// <summary>One fault at a time, planted into clean bars.</summary>
[TestClass]
public sealed class BarValidatorTests
{
    [TestMethod]
    [DataRow(10)]
    [DataRow(100)]
    [DataRow(1000)]
    public void A_lasting_change_of_unit_is_found_and_a_short_one_is_not(int factor)
    {
        var bars = SampleBars.WalkBars(400);
        Scale(bars, 200, 400, factor);
        var report = Judge(bars);
        Assert.AreEqual(200, report.UnitChanges.Single().Row);
        Assert.AreEqual(factor, report.UnitChanges[0].Factor);
        Assert.IsEmpty(report.SplitSuspects, "within a session");

        bars = SampleBars.WalkBars(400);
        Scale(bars, 200, 202, 1.0 / factor);
        report = Judge(bars);
        Assert.IsEmpty(report.UnitChanges, "two bars are a glitch, not a unit");
        Assert.IsNotEmpty(report.Outliers);

        bars = SampleBars.WalkBars(400);
        Scale(bars, 200, 400, 1.0 / factor);
        Assert.AreEqual(1.0 / factor, Judge(bars).UnitChanges.Single().Factor, 1e-15);
    }

    [TestMethod]
    [DataRow(2, "2:1")]
    [DataRow(7, "7:1")]
    [DataRow(1.5, "3:2")]
    [DataRow(0.1, "1:10")]
    [DataRow(0.05, "1:20")]
    public void Every_split_ratio_is_told_on_daily_bars(double ratio, string text)
    {
        var bars = SampleBars.WalkBars(300, interval: TimeSpan.FromDays(1));
        Scale(bars, 150, 300, 1 / ratio);
        var report = Judge(bars);
        Assert.AreEqual((150, text), (report.SplitSuspects.Single().Row, report.SplitSuspects[0].Ratio));
        Assert.IsEmpty(report.UnitChanges);
        Assert.IsEmpty(report.Rows(BarDefect.Spike));
    }

    [TestMethod]
    public void A_jump_inside_a_session_is_no_split()
    {
        var bars = CleanFileTests.CleanBars();
        Scale(bars, 100, 990, 0.5);
        Assert.IsEmpty(Judge(bars).SplitSuspects);
        bars = CleanFileTests.CleanBars();
        Scale(bars, 390, 990, 0.5);
        Assert.AreEqual(390, Judge(bars).SplitSuspects.Single().Row);
    }

    [TestMethod]
    public void Overnight_moves_are_judged_among_their_like()
    {
        var random = new RandomStream(4);
        var bars = SampleBars.WalkBars(60 * 50);
        var level = 1.0;
        for (var i = 0; i < bars.Count; i++)
        {
            level *= i % 50 == 0 ? Math.Exp(0.04 * (random.NextDouble() - 0.5)) : 1;
            var b = bars[i];
            bars[i] = new(SampleBars.Start.AddDays(i / 50).AddMinutes(i % 50), b.Open * level, b.High * level, b.Low * level, b.Close * level, b.Volume);
        }
        Assert.AreEqual(ValidationStatus.Pass, Judge(bars).Status, "nights move forty times as far as minutes, and always do");
        Scale(bars, 55 * 50, bars.Count, 1.8);
        Assert.AreEqual(55 * 50, Judge(bars).Outliers.Single().Row);
    }

    [TestMethod]
    public void Prices_off_the_tick_are_found()
    {
        var bars = Enumerable.Range(0, 100).Select(i => new Bar(SampleBars.Start.AddMinutes(i), 100.1, 100.3, 99.7, 100.1 + (i % 3) / 10.0, 5)).ToList();
        var options = new BarValidatorOptions { TickSize = 0.1 };
        Assert.IsEmpty(new BarValidator(options).Validate(BarSeries.FromBars(bars)).Rows(BarDefect.OffTickPrice));
        bars[40] = bars[40] with { Low = 99.65 };
        Assert.AreSequenceEqual([40], new BarValidator(options).Validate(BarSeries.FromBars(bars)).Rows(BarDefect.OffTickPrice));
    }

    [TestMethod]
    public void Bars_after_the_present_are_found()
    {
        var bars = SampleBars.WalkBars(10);
        var report = Judge(bars, new() { TimeProvider = new Stopped(bars[7].Time) });
        Assert.AreSequenceEqual([8, 9], report.Rows(BarDefect.FutureTimestamp));
    }

    [TestMethod]
    public void Negative_prices_pass_where_they_are_allowed()
    {
        var bars = SampleBars.WalkBars(50);
        bars[20] = new(bars[20].Time, -1, -0.5, -2, -1, 5);
        Assert.AreSequenceEqual([20], Judge(bars).Rows(BarDefect.NonPositivePrice));
        Assert.IsTrue(Judge(bars, new() { AllowNonPositivePrices = true }).IsValid);
    }

    [TestMethod]
    public void A_source_without_volume_is_not_blamed_for_every_bar()
    {
        var bars = SampleBars.WalkBars(100).ConvertAll(b => b with { Volume = 0 });
        Assert.AreEqual(100, Judge(bars).Quality.Score);
        bars = SampleBars.WalkBars(100);
        bars[30] = bars[30] with { Volume = 0 };
        Assert.AreSequenceEqual([30], Judge(bars).Rows(BarDefect.ZeroVolumeWithRange));
    }

    [TestMethod]
    public void Gaps_shorter_than_tolerated_are_silent_minutes()
    {
        var bars = SampleBars.WalkBars(500);
        bars.RemoveRange(300, 5);
        bars.RemoveAt(100);
        var strict = Judge(bars, new() { Calendar = TradingCalendar.AlwaysOpen });
        Assert.AreSequenceEqual([1, 5], strict.Gaps.Select(g => g.Bars));
        Assert.AreEqual(DefectSeverity.Error, strict.Issues.Single().Severity, "6 of 500");
        var lenient = Judge(bars, new() { Calendar = TradingCalendar.AlwaysOpen, ToleratedGapBars = 1 });
        Assert.AreSequenceEqual([5], lenient.Gaps.Select(g => g.Bars));
        Assert.AreEqual(DefectSeverity.Warning, lenient.Issues.Single().Severity, "5 of 500 is not above 1 %");
        Assert.IsTrue(lenient.IsValid);
    }

    [TestMethod]
    public void Daily_bars_are_stamped_with_the_date_of_their_session()
    {
        var bars = SampleBars.WalkBars(3, interval: TimeSpan.FromDays(1)).ConvertAll(b => b with { Time = b.Time.Date });
        var report = Judge(bars, new() { Calendar = CleanFileTests.JulyCalendar });
        Assert.AreEqual((3, ValidationStatus.Pass), (report.ExpectedBars, report.Status));
        bars.RemoveAt(1);
        report = Judge(bars, new() { Calendar = CleanFileTests.JulyCalendar, Interval = TimeSpan.FromDays(1) });
        Assert.AreEqual(new BarGap(new(2024, 7, 2, 0, 0, 0, DateTimeKind.Utc), new(2024, 7, 2, 0, 0, 0, DateTimeKind.Utc), 1), report.Gaps.Single());
    }

    [TestMethod]
    public void Hours_that_start_at_the_half_are_on_their_grid()
    {
        var bars = SampleBars.WalkBars(50, interval: TimeSpan.FromHours(1));
        Assert.AreEqual(ValidationStatus.Pass, Judge(bars).Status);
        bars[9] = bars[9] with { Time = bars[9].Time.AddMinutes(1) };
        Assert.AreSequenceEqual([9], Judge(bars).Rows(BarDefect.OffGridTimestamp));
    }

    [TestMethod]
    public void A_flat_series_has_a_stale_run_and_no_outlier()
    {
        var report = Judge([.. Enumerable.Range(0, 30).Select(i => new Bar(SampleBars.Start.AddMinutes(i), 5, 5, 5, 5, 1))]);
        Assert.AreEqual(new StaleRun(0, 29), report.StaleRuns.Single());
        Assert.IsEmpty(report.Outliers);
    }

    [TestMethod]
    public void One_bar_and_broken_bars_are_judged_without_failing()
    {
        Assert.AreEqual(100, Judge([SampleBars.WalkBars(1)[0]]).Quality.Score);
        var broken = Judge([.. Enumerable.Range(0, 20).Select(_ => new Bar(default, double.NaN, double.PositiveInfinity, 0, -1, double.NaN))]);
        Assert.AreEqual(ValidationStatus.Fail, broken.Status);
        Assert.AreEqual(20, broken.MissingValues["high"]);
        Assert.Contains("has no bars", Assert.ThrowsExactly<ArgumentException>(() => new BarValidator().Validate(BarSeries.Empty)).Message);
    }

    [TestMethod]
    public void Options_out_of_range_are_refused()
    {
        foreach (var options in new BarValidatorOptions[]
        {
            new() { Interval = TimeSpan.Zero }, new() { TickSize = 0 }, new() { TickSize = double.NaN }, new() { StaleRunRows = 1 },
            new() { ToleratedGapBars = -1 }, new() { OutlierThreshold = 0 }, new() { BadPrintRangeRatio = 0 },
        })
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new BarValidator(options), options.ToString());
        Assert.ThrowsExactly<ArgumentException>(() => TradingCalendar.Of([new(SampleBars.Start, SampleBars.Start)]));
        Assert.ThrowsExactly<ArgumentException>(() => TradingCalendar.Of([new(SampleBars.Start, SampleBars.Start.AddHours(2)), new(SampleBars.Start.AddHours(1), SampleBars.Start.AddHours(3))]));
    }

    private static void Scale(List<Bar> bars, int from, int to, double factor)
    {
        for (var i = from; i < to; i++)
            bars[i] = bars[i] with { Open = bars[i].Open * factor, High = bars[i].High * factor, Low = bars[i].Low * factor, Close = bars[i].Close * factor };
    }

    private static BarValidationReport Judge(List<Bar> bars, BarValidatorOptions? options = null) =>
        new BarValidator(options).Validate(BarSeries.FromBars(bars, BarChecks.None));

    private sealed class Stopped(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now);
    }
}
