using MarketMaster.Parquet;

namespace MarketMaster.Cli.Tests;

/// <summary>marketmaster fetch against a server on loopback that speaks Binance's protocol.</summary>
[TestClass]
public sealed class FetchTests
{
    private const string Range = "--from 2024-01-01 --to 2024-03-01";

    [TestMethod]
    [DataRow("bars.csv")]
    [DataRow("bars.json")]
    [DataRow("bars.parquet")]
    public void Bars_come_into_a_file_of_any_format(string file)
    {
        using var server = new KlineServer();
        using var cli = new CliRun();
        var result = server.Fetch(cli, $"{Range} -o {file}").Ok();
        Assert.Contains("BTC/USD from binance (BTCUSDT): 1440 bars, 2024-01-01 00:00:00Z to 2024-02-29 23:00:00Z -> " + file, result.Error);
        Assert.Contains("quality ", result.Error);
        BarParquet.Register();
        var bars = BarFile.Read(cli.Of(file));
        Assert.AreEqual(1440, bars.Count);
        for (var i = 0; i < bars.Count; i++)
            Assert.AreEqual(KlineServer.At(bars.Time[i]), bars[i]);
        Assert.AreEqual(2, server.Requests);
    }

    [TestMethod]
    public void Resume_reads_only_what_is_missing()
    {
        using var server = new KlineServer();
        using var cli = new CliRun();
        server.Fetch(cli, "--from 2024-01-01 --to 2024-01-11 --resume -o bars.csv").Ok();
        var result = server.Fetch(cli, "--to 2024-01-15T12:00 --resume -o bars.csv").Ok();
        Assert.Contains("348 bars, 2024-01-01 00:00:00Z to 2024-01-15 11:00:00Z, 108 of them new", result.Error);
        Assert.AreEqual(TimeSpan.FromHours(1), BarFile.Read(cli.Of("bars.csv")).InferInterval());
        Assert.AreEqual(348, BarFile.Read(cli.Of("bars.csv")).Count);
        Assert.Contains("nothing to add", server.Fetch(cli, "--to 2024-01-15T12:00 --resume -o bars.csv").Ok().Error);
    }

    [TestMethod]
    public void A_failure_keeps_nothing_unless_it_is_to_be_resumed()
    {
        using var server = new KlineServer { FailsFrom = 2 };
        using var cli = new CliRun();
        Assert.AreEqual("binance, GET /api/v3/klines: Invalid symbol. (-1121, HTTP 400)", server.Fetch(cli, $"{Range} -o bars.csv").OnlyError(1));
        Assert.IsEmpty(cli.Entries);
        var result = server.Fetch(cli, $"{Range} --resume -o bars.csv", requestsBefore: 0);
        Assert.AreEqual(1, result.ExitCode);
        Assert.Contains("kept 1,000 bars more in bars.csv", result.Error);
        server.FailsFrom = int.MaxValue;
        Assert.Contains("1440 bars", server.Fetch(cli, $"{Range} --resume -o bars.csv").Ok().Error);
        Assert.AreEqual(1440, BarFile.Read(cli.Of("bars.csv")).Count);
    }

    [TestMethod]
    public void Without_a_beginning_the_newest_five_hundred_intervals_come()
    {
        using var server = new KlineServer();
        using var cli = new CliRun();
        server.Fetch(cli, "--to 2024-03-01 -o bars.csv").Ok();
        Assert.AreEqual(500, BarFile.Read(cli.Of("bars.csv")).Count);
    }

    [TestMethod]
    [DataRow("", 0)]
    [DataRow(" --resume", 1000)]
    public async Task Ctrl_C_keeps_what_was_read_only_where_it_is_to_be_resumed(string option, int kept)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("skipped: a console signal cannot be sent to one process here");
        using var server = new KlineServer { StallsFrom = 2 };
        using var cli = new CliRun();
        using var process = server.Start(cli, $"{Range} -o bars.csv{option}");
        await Task.WhenAny(server.Stalled, process.WaitForExitAsync());
        using (var kill = System.Diagnostics.Process.Start("kill", ["-INT", $"{process.Id}"]))
            await kill.WaitForExitAsync();
        var result = CliRun.End(process);
        Assert.AreEqual(1, result.ExitCode, result.ToString());
        Assert.AreEqual(kept, File.Exists(cli.Of("bars.csv")) ? BarFile.Read(cli.Of("bars.csv")).Count : 0, result.ToString());
        Assert.Contains(kept > 0 ? "cancelled: kept 1,000 bars more in bars.csv" : "cancelled: no partial file was left", result.Error);
    }

    [TestMethod]
    [DataRow(1, "--from is 'yesterday': it must be a date", "--from yesterday -o bars.csv")]
    [DataRow(1, "--to (2024-01-01 00:00:00Z) must be later than --from (2024-01-02 00:00:00Z)", "--from 2024-01-02 --to 2024-01-01 -o bars.csv")]
    [DataRow(1, "bars.txt: no bar format", "--from 2024-01-02 -o bars.txt")]
    [DataRow(1, "binance: bars of 7m are not served: use 1s, 1m", "--from 2024-01-02 --interval 7m -o bars.csv")]
    [DataRow(1, "binance: no closed bars of BTC/USD (BTCUSDT) in this range", "--from 2999-01-02 -o bars.csv")]
    [DataRow(1, "old.csv begins at 2024-01-01 00:00:00Z, later than --from", "--from 2023-01-01 --resume -o old.csv")]
    [DataRow(1, "old.csv holds bars of 1.00:00:00, not of 01:00:00", "--resume -o old.csv")]
    public void What_is_wrong_is_one_line(int code, string message, string arguments)
    {
        using var server = new KlineServer();
        using var cli = new CliRun();
        cli.Write("old.csv", "timestamp,open,high,low,close,volume\n2024-01-01T00:00:00Z,1,1,1,1,1\n2024-01-02T00:00:00Z,1,1,1,1,1\n");
        if (arguments.Contains("2023", StringComparison.Ordinal))
            arguments += " --interval 1d";
        Assert.StartsWith(message, server.Fetch(cli, arguments).OnlyError(code));
        Assert.AreSequenceEqual(["old.csv"], cli.Entries);
    }
}
