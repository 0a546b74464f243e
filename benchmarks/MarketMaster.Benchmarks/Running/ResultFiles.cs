using System.Text.RegularExpressions;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;

namespace MarketMaster.Benchmarks.Running;

/// <summary>The recorded tables: benchmarks/results/&lt;cpu&gt;/&lt;class&gt;.md, each saying how it came about.</summary>
internal static partial class ResultFiles
{
    public static void Write(Summary summary, IReadOnlyList<string> arguments, string loadAtStart)
    {
        var folder = Path.Combine(Checkout.Root, "benchmarks", "results", CpuFolder(summary.HostEnvironmentInfo));
        Directory.CreateDirectory(folder);
        var table = new AccumulationLogger();
        MarkdownExporter.GitHub.ExportToLog(summary, table);
        var name = summary.BenchmarksCases[0].Descriptor.Type.Name;
        File.WriteAllText(
            Path.Combine(folder, name + ".md"),
            $"# {name}\n\nArguments: `{string.Join(' ', arguments)}`. Load average when the run began: {loadAtStart}.\n\n{table.GetLog().ReplaceLineEndings("\n").Trim()}\n");
    }

    /// <summary>Processes running or waiting over the last one, five and fifteen minutes, where the system tells.</summary>
    public static string LoadAverage()
    {
        const string Source = "/proc/loadavg";
        return File.Exists(Source) ? string.Join(", ", File.ReadAllText(Source).Split(' ').Take(3)) : "unknown";
    }

    private static string CpuFolder(HostEnvironmentInfo host)
    {
        var cpu = host.CpuInfo.Value;
        var name = $"{cpu?.ProcessorName ?? "unknown cpu"} {Environment.ProcessorCount} cores";
        return NotPlain().Replace(name.ToUpperInvariant(), "-").Trim('-').ToLowerInvariant();
    }

    [GeneratedRegex("[^A-Z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotPlain();
}
