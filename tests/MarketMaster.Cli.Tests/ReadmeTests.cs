namespace MarketMaster.Cli.Tests;

[TestClass]
public sealed class ReadmeTests
{
    private static readonly string[] Timed = ["training", "time"];

    /// <summary>The summary that the READMEs show is that of a run, apart from seconds and folders.</summary>
    [TestMethod]
    [DataRow("README.md")]
    [DataRow("src/MarketMaster.Cli/README.md")]
    public void The_summary_shown_is_that_of_a_run(string readme)
    {
        using var cli = new CliRun();
        var summary = cli.Run("demo").Ok().Output.Split('\n').Where(line => line.StartsWith('│')).Select(line => line.Split('│')).ToList();
        Assert.HasCount(18, summary);
        var shown = File.ReadAllText(Path.Combine(Root(), readme));
        foreach (var row in summary)
        {
            var (name, value) = (row[1].Trim(), row[2].Trim().Replace(cli.Folder, "…", StringComparison.Ordinal));
            if (!Timed.Contains(name, StringComparer.Ordinal))
                Assert.Contains($"\n{name,-13}  {value}\n", shown, name);
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MarketMaster.Sdk.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("no checkout above the tests");
        return folder.FullName;
    }
}
