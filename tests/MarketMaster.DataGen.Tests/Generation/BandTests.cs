using System.Globalization;

namespace MarketMaster.DataGen.Tests;

/// <summary>Generated series against the bands of real ones: every fact of the report that has a band, five seeds each, no median and no choice.</summary>
[TestClass]
public sealed class BandTests
{
    private const int Seeds = 5;

    // What lies outside, fact by fact and seed by seed.
    private static readonly Dictionary<string, string> Outside = new(StringComparer.Ordinal)
    {
        ["AAPL 1440m"] =
            "4 absolute_autocorrelation_1 0.130 not in 0.15..0.32; "
            + "4 absolute_autocorrelation_10 0.074 not in 0.1..0.3",
        ["SPX 1440m"] =
            "2 aggregated_kurtosis 24.810 not in 0..8; "
            + "4 aggregated_kurtosis 11.615 not in 0..8; "
            + "4 return_autocorrelation 0.051 not in -0.1..0.05; "
            + "4 absolute_autocorrelation_10 0.138 not in 0.14..0.32",
        ["EUR/USD 1440m"] =
            "2 aggregated_kurtosis 3.797 not in 0..2.5; "
            + "3 absolute_autocorrelation_10 0.079 not in 0.08..0.2",
        ["BTC/USD 1440m"] =
            "2 aggregated_kurtosis 5.020 not in 0..5",
    };

    [TestMethod]
    [DataRow(AssetClass.Equity, "AAPL", 1440)]
    [DataRow(AssetClass.Indices, "SPX", 1440)]
    [DataRow(AssetClass.Forex, "EUR/USD", 1440)]
    [DataRow(AssetClass.Commodity, "XAU/USD", 1440)]
    [DataRow(AssetClass.Crypto, "BTC/USD", 1440)]
    [DataRow(AssetClass.Equity, "AAPL", 1)]
    [DataRow(AssetClass.Indices, "SPX", 1)]
    [DataRow(AssetClass.Indices, "ES", 1)]
    [DataRow(AssetClass.Forex, "EUR/USD", 1)]
    [DataRow(AssetClass.Commodity, "XAU/USD", 1)]
    [DataRow(AssetClass.Crypto, "BTC/USD", 1)]
    public void Facts_lie_in_the_bands_of_real_series_but_for_those_named(AssetClass assetClass, string symbol, int minutes)
    {
        // the bands of an index by the minute were measured on a future, which trades around the clock in ticks of 0.25
        var models = MarketModels.Default.With(new InstrumentModel(new("ES", AssetClass.Indices, 0.25)) { StartPrice = 4_000, Hours = TradingHours.IndexFutures });
        List<string> outside = [];
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            var generator = new MarketDataGenerator(assetClass, symbol, seed, new() { Interval = TimeSpan.FromMinutes(minutes), Models = models });
            var report = generator.ValidateGeneratedData(generator.GenerateBars(minutes == 1440 ? 8_000 : 61 * generator.Model.Hours.Minutes));
            Assert.IsTrue(report.Facts!.HasEnoughBars);
            outside.AddRange(report.Facts.Failed.Select(f => string.Create(
                CultureInfo.InvariantCulture, $"{seed} {f.Name} {f.Value:0.000} not in {f.Band!.Value.Lowest}..{f.Band.Value.Highest}")));
        }
        Assert.AreEqual(Outside.GetValueOrDefault($"{symbol} {minutes}m", ""), string.Join("; ", outside), StringComparer.Ordinal);
    }
}
