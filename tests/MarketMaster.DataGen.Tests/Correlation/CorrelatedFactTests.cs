using System.Globalization;

namespace MarketMaster.DataGen.Tests;

/// <summary>Instruments that are generated together: each alone still looks like its own market, and pairs are as correlated as asked over weeks.</summary>
[TestClass]
public sealed class CorrelatedFactTests
{
    private static readonly DateTime Start = new(2000, 1, 3, 0, 0, 0, DateTimeKind.Utc);

    private static readonly (AssetClass, string)[] AllClasses =
        [(AssetClass.Equity, "AAPL"), (AssetClass.Indices, "SPX"), (AssetClass.Crypto, "BTC/USD"), (AssetClass.Forex, "EUR/USD"), (AssetClass.Commodity, "XAU/USD")];

    // What lies outside the bands of real series, of three seeds; alone, the same instruments miss as many.
    [TestMethod]
    [DataRow(1440, 11_300, "1 EUR/USD absolute_autocorrelation_50 0.039; 1 SPX aggregated_kurtosis 8.480; 2 AAPL absolute_autocorrelation_10 0.099; 2 SPX absolute_autocorrelation_10 0.126; 2 XAU/USD absolute_autocorrelation_10 0.078; 3 AAPL absolute_autocorrelation_10 0.088; 3 EUR/USD absolute_autocorrelation_50 0.021; 3 EUR/USD aggregated_kurtosis 2.780")]
    [DataRow(1, 90, "3 BTC/USD deseasonalised_autocorrelation_50 0.212")]
    public void Each_keeps_the_facts_of_its_market(int minutes, int days, string missed)
    {
        List<string> outside = [];
        for (var seed = 1UL; seed <= 3; seed++)
        {
            var data = new CorrelatedMarketGenerator(
                AllClasses, CorrelationMatrix.Uniform(5, 0.4), seed, new() { Interval = TimeSpan.FromMinutes(minutes), StartTime = Start }).GenerateBars(Start.AddDays(days));
            foreach (var series in data.Series)
            {
                var report = series.Generator.ValidateGeneratedData(series);
                Assert.IsTrue(report.IsValid, string.Join("; ", report.Issues));
                Assert.IsTrue(report.Facts!.HasEnoughBars);
                outside.AddRange(report.Facts.Failed.Select(f => string.Create(CultureInfo.InvariantCulture, $"{seed} {series.Generator.Instrument.Symbol} {f.Name} {f.Value:0.000}")));
            }
        }
        Assert.AreEqual(missed, string.Join("; ", outside.Order(StringComparer.Ordinal)), StringComparer.Ordinal);
    }

    // The mean of eight seeds, 60 days of minutes each, of the bars that cover the same time.
    [TestMethod]
    public void Unlike_markets_are_as_correlated_as_asked_over_weeks()
    {
        const int Seeds = 8;
        var measured = new double[5, 5, Seeds];
        Parallel.For(0, Seeds, seed =>
        {
            var data = new CorrelatedMarketGenerator(
                AllClasses, CorrelationMatrix.Uniform(5, 0.4), (ulong)seed + 1, new() { Interval = TimeSpan.FromMinutes(1), StartTime = Start }).GenerateBars(Start.AddDays(60));
            for (var i = 0; i < 5; i++)
            {
                for (var j = 0; j < i; j++)
                    measured[i, j, seed] = Together(data.Series[i].Bars, data.Series[j].Bars);
            }
        });
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var mean = Enumerable.Range(0, Seeds).Average(seed => measured[i, j, seed]);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i} {j}: {mean:0.000}"));
                Assert.AreEqual(0.4, mean, 0.025, $"{i} {j}");
            }
        }
    }

    private static double Together(BarSeries a, BarSeries b)
    {
        var (x, y) = (new List<double>(), new List<double>());
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            var order = a.Time[i].CompareTo(b.Time[j]);
            if (order == 0)
            {
                x.Add(Math.Log(a.Close[i] / a.Open[i]));
                y.Add(Math.Log(b.Close[j] / b.Open[j]));
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return Sample.Correlation([.. x], [.. y]);
    }
}
