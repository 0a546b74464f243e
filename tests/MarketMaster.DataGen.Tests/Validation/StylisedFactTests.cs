using System.Text.Json;

namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class StylisedFactTests
{
    private const string DailyFacts = "annVol exKurtWins skew acfR1 acfAbs1 acfAbs10 acfAbs50 lev hill5 rangeOverAbsOC gapVarShare";

    [TestMethod]
    [DataRow(AssetClass.Equity, "equity")]
    [DataRow(AssetClass.Indices, "index")]
    [DataRow(AssetClass.Forex, "forex")]
    [DataRow(AssetClass.Commodity, "commodity")]
    [DataRow(AssetClass.Crypto, "crypto")]
    public void Daily_bars_lie_in_the_bands_of_real_series(AssetClass assetClass, string key)
    {
        using var targets = JsonDocument.Parse(File.ReadAllText(MarketMaster.Tests.SharedData.Require("datagen/targets.json")));
        Judge(Median(assetClass, 1440, 8_000), targets.RootElement.GetProperty("1d").GetProperty(key), DailyFacts);
    }

    [TestMethod]
    [DataRow(AssetClass.Equity, 390, false)]
    [DataRow(AssetClass.Indices, 390, true)]
    [DataRow(AssetClass.Forex, 1440, true)]
    [DataRow(AssetClass.Commodity, 1380, true)]
    [DataRow(AssetClass.Crypto, 1440, false)]
    public void Minute_bars_lie_in_the_bands_of_real_series(AssetClass assetClass, int barsPerDay, bool rangeReached)
    {
        using var targets = JsonDocument.Parse(File.ReadAllText(MarketMaster.Tests.SharedData.Require("datagen/targets.json")));
        Judge(Median(assetClass, 1, 60 * barsPerDay), targets.RootElement.GetProperty("1m").GetProperty("all"), "exKurtWins acfR1 acfAbs1 hill5" + (rangeReached ? " rangeOverAbsOC" : ""));
    }

    [TestMethod]
    [DataRow("equity", 30)]
    [DataRow("forex", 60)]
    [DataRow("commodity", 60)]
    [DataRow("crypto", 60)]
    public void Activity_through_the_day_varies_as_in_real_series(string key, int minutes)
    {
        using var targets = JsonDocument.Parse(File.ReadAllText(MarketMaster.Tests.SharedData.Require("datagen/targets.json")));
        var band = targets.RootElement.GetProperty("1m").GetProperty("uShapeMaxMin").GetProperty(key);
        var shares = DayPlan.Create(MarketModels.Default.GetAssetClass(AssetClassNames.Parse(key)).Hours, minutes).Select(b => Math.Sqrt(b.VarianceShare)).ToArray();
        Assert.IsInRange(band[0].GetDouble(), band[1].GetDouble(), shares.Max() / shares.Min());
    }

    private static Dictionary<string, double> Median(AssetClass assetClass, int minutes, int count)
    {
        var runs = Enumerable.Range(1, 5).Select(seed => Facts(Markets.Generator(assetClass, minutes, (ulong)seed), count)).ToArray();
        return runs[0].Keys.ToDictionary(k => k, k => runs.Select(r => r[k]).Order().ElementAt(2), StringComparer.Ordinal);
    }

    private static Dictionary<string, double> Facts(MarketDataGenerator generator, int count)
    {
        var f = generator.ValidateGeneratedData(generator.GenerateBars(count)).Facts!.Values;
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
