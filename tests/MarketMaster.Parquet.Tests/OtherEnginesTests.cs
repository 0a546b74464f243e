using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MarketMaster.Parquet.Tests;

/// <summary>What we write, as DuckDB, hyparquet and polars read it: three engines that share no code with us or each other.</summary>
[TestClass]
public sealed class OtherEnginesTests
{
    private static readonly string[] Packages = ["@duckdb/node-api@1.5.6-r.1", "hyparquet@1.31.5", "nodejs-polars@0.26.1"];

    // npm leaves this part of polars out under Node 20, although it runs there, unless it is asked for by name
    private static readonly string[] Binaries =
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 ? ["nodejs-polars-linux-x64-gnu@0.26.1"] : [];

    [TestMethod]
    [Timeout(300_000)]
    public void Three_engines_read_every_written_file_cell_for_cell()
    {
        using var folder = new TemporaryFolder();
        Install(folder);
        var expected = WriteFiles(folder);
        var output = Run(folder, "node", ["read.mjs", .. expected.Keys.Select(k => k.File).Distinct().Select(folder.File)]);
        var seen = new HashSet<(string Engine, string File, string Column)>();
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = line.Split('\t');
            seen.Add((cells[0], cells[1], cells[2]));
            var wanted = expected[(cells[1], cells[2])];
            // DuckDB keeps UTC times in microseconds whatever the file says
            if (cells[0] == "duckdb" && cells[1].StartsWith("nanos-", StringComparison.Ordinal) && cells[2] == "timestamp")
                wanted = Array.ConvertAll(wanted, nanos => nanos[..^3]);
            Assert.AreSequenceEqual(wanted, cells.Skip(3).ToArray(), $"{cells[0]}, {cells[1]}, {cells[2]}");
        }
        Assert.HasCount(3 * expected.Count, seen);
    }

    [TestMethod]
    [Timeout(300_000)]
    public void Large_files_of_DuckDB_read_cell_for_cell_in_every_codec_of_our_own()
    {
        using var folder = new TemporaryFolder();
        Install(folder);
        Run(folder, "node", ["write.mjs", folder.FullName]);
        var files = Directory.GetFiles(folder.FullName, "*.parquet");
        Assert.HasCount(8, files);
        foreach (var file in files)
            AssertFormulas(ParquetTable.Read(file));
    }

    private static void AssertFormulas(ParquetTable table)
    {
        Assert.AreEqual(100_000, table.Count, table.Source);
        var (quarter, mixed, words, at) = (table["quarter"].ToDoubles(), table["mixed"].ToDoubles(), table["words"].ToTexts(), table["at"].ToTimes());
        for (var i = 0L; i < table.Count; i++)
        {
            var text = i % 5 == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"text number {i % 777} of {i * i % 1001}");
            var same = i.Equals(table["id"][(int)i]) && (i % 3 == 0).Equals(table["flag"][(int)i]) && quarter[i].Equals(i * 0.25) && mixed[i].Equals(i * 7919 % 1000 / 8.0)
                && words[i] == text && at[i] == DateTime.UnixEpoch.AddSeconds(1_700_000_000 + i * 60);
            Assert.IsTrue(same, $"{table.Source}, row {i}");
        }
    }

    private static Dictionary<(string File, string Column), string[]> WriteFiles(TemporaryFolder folder)
    {
        var expected = new Dictionary<(string, string), string[]>();
        var bars = SampleBars.Walk(3_000, volume: row => row % 97 == 0 ? double.NaN : row % 50);
        var nanos = SampleBars.Walk(700, fraction: TimeSpan.FromTicks(3));
        var frame = Frame(1_000);
        var ticks = Ticks(3_000);
        foreach (var compression in Enum.GetValues<ParquetCompression>())
        {
            foreach (var compact in new[] { false, true })
            {
                var options = new ParquetWriteOptions { Compression = compression, Compact = compact, RowGroupSize = 1_100 };
                var name = string.Create(CultureInfo.InvariantCulture, $"{compression}-{compact}.parquet");
                BarParquet.Write(folder.File("bars-" + name), bars, options);
                Expect(expected, "bars-" + name, bars, TimeSpan.TicksPerMicrosecond, 1);
                BarParquet.Write(folder.File("nanos-" + name), nanos, options);
                Expect(expected, "nanos-" + name, nanos, 1, TimeSpan.NanosecondsPerTick);
                FeatureParquet.Write(folder.File("features-" + name), frame, options);
                Expect(expected, "features-" + name, frame);
                TickParquet.Register(options);
                TickFile.Write(folder.File("nanos-ticks-" + name), ticks);
                Expect(expected, "nanos-ticks-" + name, ticks);
            }
        }
        return expected;
    }

    private static FeatureFrame Frame(int rows)
    {
        var random = new RandomStream(5);
        var values = new double[rows * 2];
        var time = new DateTime[rows];
        var labels = new TradeAction[rows];
        for (var row = 0; row < rows; row++)
        {
            (values[2 * row], values[2 * row + 1]) = (row < 14 ? double.NaN : random.NextDouble() * 100, -row);
            time[row] = SampleBars.Start.AddMinutes(row);
            labels[row] = row < 300 ? TradeAction.Hold : (TradeAction)random.NextInt(TradeActions.Count);
        }
        return new(["rsi", "größe"], values, time, labels);
    }

    private static void Expect(Dictionary<(string, string), string[]> expected, string file, BarSeries bars, long divisor, long factor)
    {
        expected[(file, "timestamp")] = Times(bars.Time, divisor, factor);
        expected[(file, "open")] = Numbers(bars.Open);
        expected[(file, "high")] = Numbers(bars.High);
        expected[(file, "low")] = Numbers(bars.Low);
        expected[(file, "close")] = Numbers(bars.Close);
        expected[(file, "volume")] = Numbers(bars.Volume);
    }

    private static Tick[] Ticks(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Tick(
            SampleBars.Start.AddTicks(i * 1_234_567L), 100 + i % 7 / 100.0, 1 + i % 3, i % 11 == 0 ? double.NaN : 99, 101,
            i < 2_000 ? null : (MarketSession)(i % 10), (VolatilityRegime)(i / 100 % 3))),
    ];

    private static void Expect(Dictionary<(string, string), string[]> expected, string file, Tick[] ticks)
    {
        expected[(file, "timestamp")] = Times(Array.ConvertAll(ticks, t => t.Time), 1, TimeSpan.NanosecondsPerTick);
        expected[(file, "price")] = Numbers(Array.ConvertAll(ticks, t => t.Price));
        expected[(file, "size")] = Numbers(Array.ConvertAll(ticks, t => t.Size));
        expected[(file, "bid")] = Numbers(Array.ConvertAll(ticks, t => t.Bid));
        expected[(file, "ask")] = Numbers(Array.ConvertAll(ticks, t => t.Ask));
        expected[(file, "session")] = Array.ConvertAll(ticks, t => t.Session is { } session ? TickNames.Sessions[(int)session] : "null");
        expected[(file, "regime")] = Array.ConvertAll(ticks, t => TickNames.Regimes[(int)t.Regime!]);
    }

    private static void Expect(Dictionary<(string, string), string[]> expected, string file, FeatureFrame frame)
    {
        expected[(file, "timestamp")] = Times(frame.Time, TimeSpan.TicksPerMicrosecond, 1);
        foreach (var name in frame.Names)
            expected[(file, name)] = Numbers(frame.Column(name).ToArray());
        expected[(file, "action")] = [.. frame.Labels.ToArray().Select(l => l.ToName())];
    }

    private static string[] Times(ReadOnlySpan<DateTime> times, long divisor, long factor) =>
        [.. times.ToArray().Select(t => ((t.Ticks - DateTime.UnixEpoch.Ticks) / divisor * factor).ToString(CultureInfo.InvariantCulture))];

    private static string[] Numbers(ReadOnlySpan<double> values) =>
        [.. values.ToArray().Select(v => double.IsNaN(v) ? "null" : BitConverter.DoubleToUInt64Bits(v).ToString("x", CultureInfo.InvariantCulture))];

    private static void Install(TemporaryFolder folder)
    {
        foreach (var script in new[] { "read.mjs", "write.mjs" })
            File.Copy(Path.Combine(AppContext.BaseDirectory, "OtherEngines", script), folder.File(script));
        File.WriteAllText(folder.File("package.json"), """{"private":true}""");
        try
        {
            Run(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", .. Packages, .. Binaries]);
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            Assert.Inconclusive($"skipped: Node.js or its packages {string.Join(", ", Packages)} cannot be had here: {error.Message}");
        }
    }

    private static string Run(TemporaryFolder folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.FullName, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors.Result}");
    }
}
