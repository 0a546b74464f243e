namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class ValidationTests
{
    [TestMethod]
    public void Faults_are_counted_and_the_first_is_named()
    {
        var generator = Markets.Generator(AssetClass.Equity);
        var good = generator.GenerateBars(200).Bars;
        var bars = Enumerable.Range(0, 200).Select(i => good[i]).ToArray();
        bars[10] = bars[10] with { High = bars[10].Low - 1 };
        bars[20] = bars[20] with { Close = bars[20].Close + 0.003, High = bars[20].High + 1 };
        bars[30] = bars[30] with { Volume = -1 };
        bars[40] = bars[40] with { Time = bars[40].Time.AddMinutes(1) };
        var report = generator.ValidateGeneratedData(BarSeries.FromBars(bars, BarChecks.None));
        Assert.IsFalse(report.IsValid);
        Assert.Contains((string i) => i.StartsWith("high below open or close: 1 of the bars, first row 10", StringComparison.Ordinal), report.Issues);
        Assert.Contains((string i) => i.Contains("off the tick grid of 0.01", StringComparison.Ordinal), report.Issues);
        Assert.Contains((string i) => i.StartsWith("volume", StringComparison.Ordinal), report.Issues);
        Assert.Contains((string i) => i.StartsWith("time off the calendar", StringComparison.Ordinal), report.Issues);
        Assert.IsFalse(generator.ValidateGeneratedData(BarSeries.Empty).IsValid);
    }

    [TestMethod]
    public void A_random_walk_without_clusters_fails_its_bands()
    {
        var random = new RandomStream(9);
        var generator = Markets.Generator(AssetClass.Crypto);
        var template = generator.GenerateBars(5000).Bars;
        var price = 30_000.0;
        var bars = new List<Bar>();
        for (var i = 0; i < 5000; i++)
        {
            var close = Math.Round(price * Math.Exp(0.006 * NormalSampler.Next(ref random)), 2);
            bars.Add(new(template.Time[i], price, Math.Max(price, close), Math.Min(price, close), close, 1));
            price = close;
        }
        var report = generator.ValidateGeneratedData(BarSeries.FromBars(bars));
        Assert.IsTrue(report.IsValid);
        Assert.IsFalse(report.Facts!.AllPassed);
        var failed = report.Facts.Failed.Select(c => c.Name).ToArray();
        Assert.Contains("excess_kurtosis", failed, StringComparer.Ordinal);
        Assert.Contains("absolute_autocorrelation_1", failed, StringComparer.Ordinal);
        Assert.Contains("range_ratio", failed, StringComparer.Ordinal);
        Assert.DoesNotContain("return_autocorrelation", failed, StringComparer.Ordinal);
    }

    [TestMethod]
    public void Statistics_match_hand_computed_values()
    {
        double[] x = [1, 2, 3, 4, 10];
        Assert.AreEqual(1 / Math.Sqrt(2), Sample.Skewness([-1, -1, 2]), 1e-12);
        Assert.AreEqual(-1.5, Sample.ExcessKurtosis([-1, 0, 1]), 1e-12);
        Assert.AreEqual(0.16, Sample.Autocorrelation(x, 1), 1e-12);
        Assert.AreEqual(1, Sample.RankCorrelation(x, [0, 1, 5, 7, 8]), 1e-12);
        Assert.AreEqual(2 / (Math.Log(4.0 / 2) + Math.Log(8.0 / 2)), Sample.Hill([1, 2, 4, 8], 0.5), 1e-12);
    }
}
