namespace MarketMaster.Cli.Tests;

[TestClass]
public sealed class MonitorTests
{
    [TestMethod]
    public void Bars_are_watched_against_bars_and_the_report_is_one_small_page()
    {
        using var cli = new CliRun();
        cli.Run("generate", "--instrument", "BTC/USD", "--bars", "3000", "--seed", "1", "-o", "then.csv").Ok();
        cli.Run("generate", "--instrument", "BTC/USD", "--bars", "1500", "--seed", "2", "-o", "now.csv").Ok();
        var first = cli.Run("monitor", "--reference", "then.csv", "--current", "now.csv", "--features", "relative", "--report", "out.html", "--save-reference", "then.mmrp", "--json");
        var page = File.ReadAllText(cli.Of("out.html"));
        Assert.IsLessThan(300_000, page.Length);
        Assert.DoesNotContain("src=\"http", page);
        Assert.Contains("Drift against the reference", page);
        var again = cli.Run("monitor", "--reference", "then.mmrp", "--current", "now.csv", "--features", "relative", "--json");
        var (one, other) = (first.Json().GetProperty("drift").GetProperty("columns"), again.Json().GetProperty("drift").GetProperty("columns"));
        Assert.AreEqual(one.ToString(), other.ToString());
        Assert.AreEqual(25, one.GetArrayLength());
    }

    [TestMethod]
    public void A_table_with_a_moved_column_ends_with_code_1()
    {
        using var cli = new CliRun();
        var random = new RandomStream(3);
        Write(cli.Of("a.csv"), ref random, 0);
        Write(cli.Of("b.csv"), ref random, 0);
        Write(cli.Of("c.csv"), ref random, 5);
        Assert.Contains("Healthy", cli.Run("monitor", "--reference", "a.csv", "--current", "b.csv").Ok().Output);
        var drifted = cli.Run("monitor", "--reference", "a.csv", "--current", "c.csv");
        Assert.AreEqual(1, drifted.ExitCode);
        Assert.Contains("1 of 2 columns drifted", drifted.Output);
        Assert.AreEqual(2, cli.Run("monitor", "--reference", "a.csv").ExitCode);
    }

    private static void Write(string path, ref RandomStream random, double shift)
    {
        var values = new double[1_000];
        for (var i = 0; i < values.Length; i++)
            values[i] = random.NextDouble() + random.NextDouble() + (i % 2 == 0 ? shift / 10 : 0);
        FeatureCsv.Write(path, new FeatureFrame(["x", "y"], values));
    }
}
