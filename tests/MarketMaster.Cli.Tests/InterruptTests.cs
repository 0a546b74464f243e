using System.Diagnostics;

namespace MarketMaster.Cli.Tests;

[TestClass]
public sealed class InterruptTests
{
    [TestMethod]
    [DataRow("demo --samples 2000000", "generating bars")]
    [DataRow("demo --samples 300000 --preset accurate --threads 1", "training")]
    [DataRow("train bars.csv -o m.mmaf --set n_estimators=10000 --threads 1", "training")]
    public void Ctrl_C_ends_the_program_and_leaves_nothing(string arguments, string step)
    {
        using var cli = new CliRun();
        if (arguments.StartsWith("train", StringComparison.Ordinal))
            cli.Bars("bars.csv", 100_000);
        var before = cli.Entries;
        using var process = cli.Start(arguments.Split(' '));
        while (process.StandardError.ReadLine() is { } line && !line.StartsWith(step, StringComparison.Ordinal)) { }
        AssertStops(cli, process, before);
    }

    [TestMethod]
    public void Ctrl_C_while_a_file_is_written_leaves_no_part_of_it()
    {
        using var cli = new CliRun();
        using var process = cli.Start("generate", "--bars", "3000000", "--interval", "1m", "-o", "bars.csv");
        while (cli.Entries.Length == 0 && !process.WaitForExit(TimeSpan.FromMilliseconds(5))) { }
        AssertStops(cli, process, []);
    }

    private static void AssertStops(CliRun cli, Process process, string[] before)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("skipped: a console signal cannot be sent to one process here");
        Assert.IsFalse(process.HasExited, "it ended before it could be interrupted");
        var sent = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            kill.WaitForExit();
        var result = CliRun.End(process);
        Assert.AreNotEqual(0, result.ExitCode, result.ToString());
        Assert.IsLessThan(TimeSpan.FromSeconds(20), sent.Elapsed);
        Assert.AreEqual("", result.Output);
        Assert.DoesNotContain("   at ", result.Error);
        Assert.AreSequenceEqual(before, cli.Entries, result.ToString());
    }
}
