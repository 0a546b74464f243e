using System.Text.Json;

namespace MarketMaster.Cli.Tests;

/// <summary>Every command of marketmaster models, against a folder and against a server.</summary>
[TestClass]
public sealed class ModelsEverywhereTests
{
    [TestMethod]
    public void Everything_is_done_in_a_folder()
    {
        using var cli = new CliRun();
        UseWhatEveryRegistryDoes(cli, "registry");

        cli.Run("models", "delete", "models:/trend/1", "--reason", "old").Ok();
        StringAssert.Contains(cli.Run("models", "list", "trend", "--deleted").Ok().Output, "deleted");
        cli.Run("models", "undelete", "models:/trend/1").Ok();
        var alias = cli.Run("models", "audit", "trend", "--alias", "champion", "--json").Ok().Json();
        Assert.AreSequenceEqual(["AliasSet", "AliasRemoved", "AliasSet", "AliasRemoved"], alias.EnumerateArray().Select(c => c.GetProperty("action").GetString()!));
        cli.Run("models", "delete", "models:/trend/1").Ok();
        var plan = cli.Run("models", "gc", "--grace-days", "0", "--dry-run").Ok().Output;
        StringAssert.Contains(plan, "would remove 1 versions");
        StringAssert.Contains(plan, "models:/trend/1");
        StringAssert.Contains(cli.Run("models", "collect", "--grace-days", "0").Ok().Output, "removed 1 versions");
        StringAssert.Contains(cli.Run("models", "undelete", "models:/trend/1").Error, "have been collected");
        StringAssert.Contains(cli.Run("models", "verify").Ok().Output, "sound");
        cli.Run("models", "promote", "models:/trend/2", "Archived").Ok();
        Assert.AreEqual(1, cli.Run("models", "delete", "trend").ExitCode);
        cli.Run("models", "delete", "trend", "--all").Ok();
        Assert.AreEqual(1, cli.Run("models", "show", "trend").ExitCode);
    }

    [TestMethod]
    public async Task Everything_that_a_server_does_is_done_on_one()
    {
        await using var server = await FakeMlflow.StartAsync();
        using var cli = new CliRun();
        UseWhatEveryRegistryDoes(cli, server.Address.ToString());
        foreach (var command in (string[][])[["restore", "models:/trend/1"], ["history"], ["collect"], ["verify"], ["watch"]])
            StringAssert.Contains(cli.Run(["models", .. command, "--registry", server.Address.ToString()]).OnlyError(1), "give --registry a folder");
    }

    [TestMethod]
    public async Task A_watcher_is_told_what_another_process_does()
    {
        using var cli = new CliRun();
        cli.Bars("bars.csv");
        cli.Run("train", "bars.csv", "--preset", "fast", "-o", "m.mmaf", "--register", "trend").Ok();
        using var watcher = cli.Start("models", "watch", "--after", "0", "--json");
        try
        {
            Assert.AreEqual("Registered", await NextAsync());
            cli.Run("models", "promote", "models:/trend/1").Ok();
            Assert.AreEqual("StageChanged", await NextAsync());
        }
        finally
        {
            watcher.Kill();
        }

        async Task<string> NextAsync() => JsonDocument.Parse((await watcher.StandardOutput.ReadLineAsync())!).RootElement.GetProperty("action").GetString()!;
    }

    private static void UseWhatEveryRegistryDoes(CliRun cli, string location)
    {
        cli.Bars("bars.csv");
        cli.Write("notes.txt", "why");
        cli.Run("train", "bars.csv", "--preset", "fast", "-o", "one.mmaf").Ok();
        StringAssert.Contains(In("register", "trend", "one.mmaf", "--artifact", "notes.txt", "--tag", "desk=fx", "--description", "first").Ok().Output, "models:/trend/1");
        cli.Run("train", "bars.csv", "--preset", "fast", "--seed", "7", "-o", "two.mmaf").Ok();
        StringAssert.Contains(In("register", "trend", "two.mmaf", "--tag", "desk=fx", "--parent", "1", "--key", "k").Ok().Output, "models:/trend/2");
        StringAssert.Contains(In("register", "trend", "two.mmaf", "--tag", "desk=fx", "--parent", "1", "--key", "k").Ok().Output, "models:/trend/2");

        StringAssert.Contains(In("promote", "models:/trend/1").Ok().Output, "None -> Production");
        StringAssert.Contains(In("stage", "models:/trend/2", "production").Ok().Output, "None -> Production");
        In("alias", "models:/trend/1", "champion").Ok();
        In("alias", "models:/trend/1", "champion", "--remove").Ok();
        In("alias", "models:/trend/1", "champion").Ok();
        In("update", "trend", "--description", "follows trends", "--tag", "owner=ann").Ok();
        In("update", "models:/trend@champion", "--tag", "approved=yes", "--remove-tag", "desk").Ok();
        StringAssert.Contains(In("update", "trend").OnlyError(1), "nothing to change");

        var models = In("list", "--contains", "REN", "--tag", "owner=ann", "--json").Ok().Json();
        Assert.AreEqual(2, Assert.ContainsSingle(models.EnumerateArray()).GetProperty("production_version").GetInt32());
        StringAssert.Contains(In("list", "--contains", "other").Ok().Error, "no model fits");
        Assert.AreSequenceEqual([2], Numbers("--tag", "desk=fx"));
        Assert.AreSequenceEqual([2], Numbers("--stage", "Production"));
        Assert.AreSequenceEqual([2, 1], Numbers("--metric", "accuracy", "--at-least", "0", "--at-most", "1"));
        Assert.IsEmpty(Numbers("--metric", "accuracy", "--at-least", "1.5"));
        Assert.IsEmpty(Numbers("--since", "2999-01-01"));
        var first = In("list", "trend", "--limit", "1").Ok();
        StringAssert.Contains(first.Error, "there are more: --page ");
        Assert.AreSequenceEqual([1], Numbers("--page", first.Error.Trim().Split(' ')[^1]));

        StringAssert.Contains(In("show", "trend").Ok().Output, "follows trends");
        var shown = In("show", "models:/trend@champion", "--json").Ok().Json();
        Assert.AreEqual("yes", shown.GetProperty("tags").GetProperty("approved").GetString());
        Assert.AreEqual("Archived", shown.GetProperty("stage").GetString());
        StringAssert.Contains(In("compare", "models:/trend/1", "models:/trend/Production").Ok().Output, "random_state");
        StringAssert.Contains(In("download", "models:/trend@champion", "-o", "got").Ok().Output, "3 files");
        Assert.AreEqual("why", File.ReadAllText(cli.Of("got/notes.txt")));
        Assert.AreSequenceEqual(File.ReadAllBytes(cli.Of("one.mmaf")), File.ReadAllBytes(cli.Of("got/model.mmaf")));

        CliResult In(string command, params string[] arguments) => cli.Run(["models", command, .. arguments, "--registry", location]);

        int[] Numbers(params string[] filter) => [.. In("list", ["trend", .. filter, "--json"]).Ok().Json().EnumerateArray().Select(v => v.GetProperty("version").GetInt32())];
    }
}
