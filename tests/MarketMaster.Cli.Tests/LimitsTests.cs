namespace MarketMaster.Cli.Tests;

[TestClass]
public sealed class LimitsTests
{
    [TestMethod]
    public void Limits_prints_bars_fallbacks_and_sources()
    {
        using var cli = new CliRun();
        var output = cli.Run("limits").Ok().Output;
        Assert.Contains("CoinGecko       ░░░░░░░░░░░░░░░░░░░░    0.0%  (0 of 10 per minute)", output);
        Assert.Contains("Kraken > Binance > CoinGecko > Kraken Public > Binance Public > last known value", output);
    }

    [TestMethod]
    public void Limits_json_is_one_document()
    {
        using var cli = new CliRun();
        var json = cli.Run("limits", "--preset", "documented", "--json").Ok().Json();
        var binance = json.GetProperty("apis").EnumerateArray().Single(api => api.GetProperty("name").GetString() == "binance");
        Assert.IsTrue(binance.GetProperty("limits").EnumerateArray().Any(limit => limit.GetProperty("limit").GetInt32() == 6000 && limit.GetProperty("window_seconds").GetDouble() == 60));
        Assert.AreEqual("capital", json.GetProperty("sources").GetProperty("stock_prices")[0].GetString());
    }
}
