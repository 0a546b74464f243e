using System.Text.Json;

namespace MarketMaster.Core.Tests.Validation;

[TestClass]
public sealed class CleanFileTests
{
    public static ITradingCalendar JulyCalendar { get; } = TradingCalendar.Of(
    [
        new(Utc(1, 13, 30), Utc(1, 20, 0)), new(Utc(2, 13, 30), Utc(2, 20, 0)), new(Utc(3, 13, 30), Utc(3, 17, 0)),
    ]);

    [TestMethod]
    public void A_clean_file_scores_100_and_passes()
    {
        var report = new BarValidator(new() { Calendar = JulyCalendar }).Validate(Clean());
        Assert.AreEqual(990, report.ExpectedBars);
        Assert.AreEqual(100.0, report.Quality.Score);
        Assert.AreEqual(1.0, report.DataQualityScore);
        Assert.AreEqual(ValidationStatus.Pass, report.Status);
        Assert.IsTrue(report.IsValid);
        Assert.IsEmpty(report.Issues, report.ToString());
    }

    [TestMethod]
    public void The_json_document_has_the_agreed_fields()
    {
        var dirty = CleanBars();
        dirty[20] = dirty[20] with { High = dirty[20].Low / 2 };
        dirty[30] = dirty[30] with { Volume = double.NaN };
        var report = new BarValidator(new() { Calendar = JulyCalendar }).Validate(BarSeries.FromBars(dirty, BarChecks.None));
        using var json = JsonDocument.Parse(report.ToJson());
        var root = json.RootElement;
        Assert.IsFalse(root.GetProperty("is_valid").GetBoolean());
        Assert.AreEqual("fail", root.GetProperty("status").GetString());
        Assert.AreEqual(report.DataQualityScore, root.GetProperty("data_quality_score").GetDouble());
        Assert.AreEqual(1, root.GetProperty("missing_values").GetProperty("volume").GetInt32());
        Assert.AreEqual(0, root.GetProperty("outliers").GetArrayLength());
        Assert.AreEqual("float64", root.GetProperty("data_types").GetProperty("close").GetString());
        Assert.Contains("high_below_low (critical): 1 row, first row 20 (2024-07-01T13:50:00Z)", root.GetProperty("issues")[0].GetString()!);
        Assert.AreEqual(20, root.GetProperty("findings")[0].GetProperty("rows")[0].GetInt32());
        Assert.AreEqual(60, root.GetProperty("interval_seconds").GetDouble());
    }

    public static BarSeries Clean() => BarSeries.FromBars(CleanBars());

    public static List<Bar> CleanBars()
    {
        var times = JulyCalendar.Sessions(DateTime.MinValue, DateTime.MaxValue)
            .SelectMany(s => Enumerable.Range(0, (int)(s.Close - s.Open).TotalMinutes).Select(i => s.Open.AddMinutes(i)));
        return [.. SampleBars.WalkBars(990).Zip(times, (bar, time) => bar with { Time = time })];
    }

    private static DateTime Utc(int day, int hour, int minute) => new(2024, 7, day, hour, minute, 0, DateTimeKind.Utc);
}
