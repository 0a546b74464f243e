namespace MarketMaster.Cli.Tests;

/// <summary>train and demo as runs on an MLflow server.</summary>
[TestClass]
public sealed class TrackingTests
{
    [TestMethod]
    public async Task A_training_with_folds_is_kept_as_a_run_and_registered_with_it()
    {
        await using var server = await FakeMlflow.StartAsync();
        using var cli = new CliRun();
        cli.Bars("bars.csv");
        var trained = cli.Run("train", "bars.csv", "--preset", "fast", "--folds", "3", "--report", "page.html", "-o", "m.mmaf", "--track", server.Address.ToString(), "--register", "trend", "--json").Ok();
        var run = trained.Json().GetProperty("run_id").GetString()!;
        StringAssert.Contains(trained.Error, $"run {run}");
        var kept = server.State.Runs[run];
        Assert.AreEqual("FINISHED", kept["info"]!["status"]!.GetValue<string>());
        Assert.AreEqual("m", kept["info"]!["run_name"]!.GetValue<string>());
        var folds = trained.Json().GetProperty("folds").EnumerateArray().Select(f => (f.GetProperty("number").GetInt64(), f.GetProperty("accuracy").GetDouble()));
        Assert.AreSequenceEqual(folds, kept["data"]!["metrics"]!.AsArray().Where(m => m!["key"]!.GetValue<string>() == "fold_accuracy").Select(m => (m!["step"]!.GetValue<long>(), m["value"]!.GetValue<double>())));
        Assert.IsTrue(server.State.Files.Keys.Any(f => f.EndsWith("/report.html", StringComparison.Ordinal)));
        Assert.AreSequenceEqual(File.ReadAllBytes(cli.Of("m.mmaf")), server.State.Files.Single(f => f.Key.EndsWith("/model/model.mmaf", StringComparison.Ordinal)).Value);
        StringAssert.Contains(File.ReadAllText(cli.Of("page.html")), "3 walk-forward folds");
        Assert.AreEqual(run, cli.Run("models", "show", "models:/trend/1", "--json").Ok().Json().GetProperty("lineage").GetProperty("run_id").GetString());
    }

    [TestMethod]
    public void A_server_that_is_away_costs_a_warning_and_not_the_model()
    {
        using var cli = new CliRun();
        cli.Bars("bars.csv");
        var trained = cli.Run("train", "bars.csv", "--preset", "fast", "-o", "m.mmaf", "--track", "http://127.0.0.1:1").Ok();
        StringAssert.Contains(trained.Error, "warning: the training is not kept as a run: ");
        StringAssert.Contains(trained.Error, "127.0.0.1:1");
        StringAssert.Contains(cli.Run("predict", "m.mmaf", "bars.csv", "--latest").Ok().Output, "bars.csv");
    }

    [TestMethod]
    public void A_wrong_address_is_refused_before_the_training()
    {
        using var cli = new CliRun();
        cli.Bars("bars.csv");
        StringAssert.Contains(cli.Run("train", "bars.csv", "-o", "m.mmaf", "--track", "sqlite:///x").OnlyError(1), "such as http://");
        Assert.DoesNotContain("m.mmaf", cli.Entries);
    }
}
