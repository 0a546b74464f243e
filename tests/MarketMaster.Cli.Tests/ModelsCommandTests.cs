namespace MarketMaster.Cli.Tests;

/// <summary>marketmaster models, on a registry in a folder.</summary>
[TestClass]
public sealed class ModelsCommandTests
{
    [TestMethod]
    public void A_model_is_registered_promoted_used_compared_and_deleted()
    {
        using var cli = new CliRun();
        cli.Bars("bars.csv");
        cli.Run("train", "bars.csv", "--preset", "fast", "-o", "one.mmaf").Ok();
        StringAssert.Contains(cli.Run("models", "register", "trend", "one.mmaf", "--data", "bars.csv", "--tag", "desk=fx", "--key", "k1").Ok().Output, "registered models:/trend/1");
        StringAssert.Contains(cli.Run("models", "register", "trend", "one.mmaf", "--data", "bars.csv", "--tag", "desk=fx", "--key", "k1").Ok().Output, "models:/trend/1");
        StringAssert.Contains(cli.Run("train", "bars.csv", "--preset", "fast", "--seed", "7", "-o", "two.mmaf", "--register", "trend").Ok().Error, "registered models:/trend/2");
        StringAssert.Contains(cli.Run("models", "promote", "models:/trend/2", "--reason", "better").Ok().Output, "None -> Production");
        StringAssert.Contains(cli.Run("models", "alias", "models:/trend/1", "champion").Ok().Output, "trend@champion -> models:/trend/1");

        var list = cli.Run("models", "list", "--json").Ok().Json();
        Assert.AreEqual(2, list[0].GetProperty("production_version").GetInt32());
        Assert.AreEqual(1, list[0].GetProperty("aliases").GetProperty("champion").GetInt32());
        var shown = cli.Run("models", "show", "models:/trend@champion", "--json").Ok().Json();
        Assert.AreEqual("42", shown.GetProperty("parameters").GetProperty("random_state").GetString());
        Assert.AreEqual("fx", shown.GetProperty("tags").GetProperty("desk").GetString());
        StringAssert.StartsWith(shown.GetProperty("lineage").GetProperty("data_digest").GetString(), "sha256:");
        StringAssert.Contains(cli.Run("models", "compare", "models:/trend/1", "models:/trend/Production").Ok().Output, "random_state");
        StringAssert.Contains(cli.Run("models", "list", "trend").Ok().Output, "Production");

        var file = cli.Run("predict", "one.mmaf", "bars.csv", "--latest", "--json").Ok().Json();
        var registered = cli.Run("predict", "models:/trend@champion", "bars.csv", "--latest", "--json").Ok().Json();
        Assert.AreEqual(file[0].GetProperty("confidence").GetDouble(), registered[0].GetProperty("confidence").GetDouble());

        Assert.AreEqual(1, cli.Run("models", "delete", "models:/trend/2").ExitCode);
        cli.Run("models", "delete", "models:/trend/1").Ok();
        Assert.AreEqual(1, cli.Run("models", "show", "models:/trend/1").ExitCode);
        cli.Run("models", "restore", "models:/trend/1").Ok();
        StringAssert.Contains(cli.Run("models", "collect", "--grace-days", "0", "--dry-run").Ok().Output, "would remove 0 versions");
        StringAssert.Contains(cli.Run("models", "history", "trend").Ok().Output, "better");
        StringAssert.Contains(cli.Run("models", "verify").Ok().Output, "sound");
    }

    [TestMethod]
    [DataRow("show", "trend/1", "models:/name/3")]
    [DataRow("show", "models:/trend/1", "no model 'trend'")]
    [DataRow("restore", "models:/trend/latest", "by its number")]
    [DataRow("promote", "models:/trend/9", "no model 'trend'")]
    public void What_is_wrong_is_said_in_one_line(string command, string reference, string part)
    {
        using var cli = new CliRun();
        var result = cli.Run("models", command, reference);
        Assert.AreEqual(1, result.ExitCode);
        StringAssert.Contains(result.Error, part);
        Assert.HasCount(1, result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [TestMethod]
    public void A_server_that_is_away_is_named()
    {
        using var cli = new CliRun();
        var result = cli.Run("models", "list", "--registry", "http://127.0.0.1:1");
        Assert.AreEqual(1, result.ExitCode);
        StringAssert.Contains(result.Error, "127.0.0.1:1");
        StringAssert.Contains(cli.Run("models", "verify", "--registry", "http://127.0.0.1:1").Error, "cannot verify itself");
    }
}
