using System.Text.Json;

namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class StylisedFactTests
{
    // facts of daily bars that each class reaches today; the others are printed
    [TestMethod]
    [DataRow(AssetClass.Equity, "equity", "DAYFACTS0")]
    [DataRow(AssetClass.Indices, "index", "DAYFACTS1")]
    [DataRow(AssetClass.Forex, "forex", "DAYFACTS2")]
    [DataRow(AssetClass.Commodity, "commodity", "DAYFACTS3")]
    [DataRow(AssetClass.Crypto, "crypto", "DAYFACTS4")]
    public void Daily_bars_lie_in_the_bands_of_real_series(AssetClass assetClass, string key, string asserted)
    {
        using var targets = JsonDocument.Parse(File.ReadAllText(MarketMaster.Tests.SharedData.Require("datagen/targets.json")));
        Judge(Median(assetClass, 1440, 8_000), targets.RootElement.GetProperty("1d").GetProperty(key), asserted);
    }

    [TestMethod]
    [DataRow(AssetClass.Equity, 390, "MINFACTS0")]
    [DataRow(AssetClass.Indices, 390, "MINFACTS1")]
    [DataRow(AssetClass.Forex, 1440, "MINFACTS2")]
    [DataRow(AssetClass.Commodity, 1380, "MINFACTS3")]
    [DataRow(AssetClass.Crypto, 1440, "MINFACTS4")]
    public void Minute_bars_lie_in_the_bands_of_real_series(AssetClass assetClass, int barsPerDay, string asserted)
    {
        using var targets = JsonDocument.Parse(File.ReadAllText(MarketMaster.Tests.SharedData.Require("datagen/targets.json")));
        Judge(Median(assetClass, 1, 60 * barsPerDay), targets.RootElement.GetProperty("1m").GetProperty("all"), asserted);
    }

    private static Dictionary<string, double> Median(AssetClass assetClass, int minutes, int count)
    {
        var runs = Enumerable.Range(1, 5).Select(seed => Facts(Markets.Generator(assetClass, minutes, (ulong)seed), count)).ToArray();
        return runs[0].Keys.ToDictionary(k => k, k => runs.Select(r => r[k]).Order().ElementAt(2), StringComparer.Ordinal);
    }

    private static Dictionary<string, double> Facts(MarketDataGenerator generator, int count)
    {
        var f = generator.ValidateGeneratedData(generator.GenerateBars(count)).Facts!;
        return new(StringComparer.Ordinal)
        {
            ["annVol"] = f.AnnualVolatility,
            ["exKurtWins"] = f.ExcessKurtosis,
            ["skew"] = f.Skewness,
            ["acfR1"] = f.ReturnAutocorrelation,
            ["acfAbs1"] = f.AbsoluteAutocorrelation1,
            ["acfAbs10"] = f.AbsoluteAutocorrelation10,
            ["acfAbs50"] = f.AbsoluteAutocorrelation50,
            ["lev"] = f.Leverage,
            ["hill5"] = f.TailIndex,
            ["volAbsR"] = f.VolumeReturnCorrelation,
            ["rangeOverAbsOC"] = f.RangeRatio,
            ["gapVarShare"] = f.GapVarianceShare,
        };
    }

    private static void Judge(Dictionary<string, double> facts, JsonElement bands, string asserted)
    {
        List<string> outside = [];
        foreach (var (name, value) in facts)
        {
            if (bands.TryGetProperty(name, out var band) && (value < band[0].GetDouble() || value > band[1].GetDouble()))
                outside.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} {value:0.###} not in {band}"));
        }
        Console.WriteLine(outside.Count == 0 ? "all facts in band" : "outside: " + string.Join("; ", outside));
        foreach (var name in asserted.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Assert.DoesNotContain((string o) => o.StartsWith(name + " ", StringComparison.Ordinal), outside);
    }
}
