using System.Text.Json;

namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class StylisedFactReportTests
{
    private static readonly DateTime Start = new(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc);

    [TestMethod]
    public void The_document_holds_every_fact_and_no_number_that_is_not_one()
    {
        var report = StylisedFactReport.Measure(Markets.Generator(AssetClass.Crypto).GenerateBars(3_000).Bars, AssetClass.Crypto);
        using var json = JsonDocument.Parse(report.ToJson());
        var facts = json.RootElement.GetProperty("facts").EnumerateArray().ToArray();
        Assert.HasCount(report.Checks.Count, facts);
        for (var i = 0; i < facts.Length; i++)
        {
            Assert.AreEqual(report.Checks[i].Name, facts[i].GetProperty("name").GetString());
            Assert.AreEqual(report.Checks[i].Value, facts[i].GetProperty("value").GetDouble());
            Assert.AreEqual(report.Checks[i].Passed, facts[i].TryGetProperty("passed", out var passed) ? passed.GetBoolean() : null);
        }
        Assert.AreEqual(3600, json.RootElement.GetProperty("interval_seconds").GetDouble());
        Assert.AreEqual(24, json.RootElement.GetProperty("profile").GetArrayLength());
        Assert.HasCount(typeof(StylisedFacts).GetProperties().Length, report.Checks);
    }

    [TestMethod]
    public void Tiny_and_unmoving_series_are_measured_without_a_verdict()
    {
        var two = StylisedFactReport.Measure(Bars(1, 2), AssetClass.Forex);
        Assert.IsNull(two.Checks.Single(c => c.Name == "tail_index").Passed);
        Assert.IsFalse(two.HasEnoughBars);
        var still = StylisedFactReport.Measure(Bars([.. Enumerable.Repeat(5.0, 3_000)]), AssetClass.Crypto);
        Assert.AreEqual(1, still.Values.FlatBarShare);
        Assert.IsTrue(double.IsNaN(still.Values.RangeRatio));
        Assert.Contains("null", still.ToJson());
        Assert.ThrowsExactly<ArgumentException>(() => StylisedFactReport.Measure(Bars(1), AssetClass.Crypto));
        Assert.ThrowsExactly<ArgumentException>(() => StylisedFactReport.Measure(Bars(1, 2), AssetClass.Crypto, TimeSpan.Zero));
    }

    [TestMethod]
    public void Daily_facts_of_a_known_walk()
    {
        // +1 %, -1 %, +1 % ... : volatility is 1 % a day, returns alternate, absolute returns never vary
        var closes = new double[400];
        closes[0] = 100;
        for (var i = 1; i < closes.Length; i++)
            closes[i] = closes[i - 1] * Math.Exp(i % 2 == 0 ? -0.01 : 0.01);
        var facts = StylisedFactReport.Measure(Bars(closes), AssetClass.Crypto, TimeSpan.FromDays(1)).Values;
        Assert.AreEqual(0.01 * Math.Sqrt(365), facts.AnnualVolatility, 0.001);
        Assert.AreEqual(-1, facts.ReturnAutocorrelation, 0.01);
        Assert.AreEqual(-2, facts.RawExcessKurtosis, 1e-3);
        Assert.AreEqual(0, facts.ZeroReturnShare);
    }

    [TestMethod]
    public void The_rolling_median_is_the_middle_of_each_window()
    {
        var random = new RandomStream(3);
        var values = Enumerable.Range(0, 500).Select(i => i % 11 == 0 ? double.NaN : Math.Floor(random.NextDouble() * 40)).ToArray();
        foreach (var width in (int[])[1, 3, 63])
        {
            var medians = RollingMedian.Centred(values, width);
            for (var i = 0; i < values.Length; i++)
            {
                var window = values[Math.Max(0, i - width / 2)..Math.Min(values.Length, i + width / 2 + 1)].Where(v => !double.IsNaN(v)).Order().ToArray();
                var expected = window.Length == 0 ? double.NaN : (window[(window.Length - 1) / 2] + window[window.Length / 2]) / 2;
                Assert.AreEqual(expected, medians[i], $"width {width}, row {i}");
            }
        }
    }

    private static BarSeries Bars(params double[] closes) => BarSeries.FromBars(
        closes.Select((c, i) => new Bar(Start.AddDays(i), c, c, c, c, 0)));
}
