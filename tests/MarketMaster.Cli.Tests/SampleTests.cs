using System.Diagnostics;

namespace MarketMaster.Cli.Tests;

[TestClass]
public sealed class SampleTests
{
    [TestMethod]
    public void Console_sample_runs_on_generated_bars_and_on_a_file()
    {
        using var cli = new CliRun();
        using var generated = cli.StartProgram("PredictFromBars");
        var result = CliRun.End(generated).Ok();
        Assert.Contains("bars      5000 bars", result.Output);
        Assert.Contains("newest    ", result.Output);
        using var own = cli.StartProgram("PredictFromBars", cli.Bars("bars.csv", 800));
        Assert.Contains("bars      800 bars", CliRun.End(own).Ok().Output);
    }

    [TestMethod]
    public void Worker_sample_logs_actions_and_ends()
    {
        using var cli = new CliRun();
        using var worker = cli.StartProgram("StreamingWorker", "--bars", "60", "--pace", "00:00:00.002");
        var result = CliRun.End(worker).Ok();
        Assert.Contains("Trained on ", result.Output);
        Assert.IsTrue(TradeActions.Names.Any(name => result.Output.Contains($": {name} with ", StringComparison.Ordinal)), result.ToString());
    }

    [TestMethod]
    public void Worker_sample_stops_cleanly_on_Ctrl_C()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("skipped: a console signal cannot be sent to one process here");
        using var cli = new CliRun();
        using var worker = cli.StartProgram("StreamingWorker", "--pace", "00:00:00.05");
        while (worker.StandardOutput.ReadLine() is { } line && !line.Contains(" with ", StringComparison.Ordinal)) { }
        using (var kill = Process.Start("kill", ["-INT", $"{worker.Id}"]))
            kill.WaitForExit();
        var result = CliRun.End(worker).Ok();
        Assert.DoesNotContain("   at ", result.Output + result.Error);
    }
}
