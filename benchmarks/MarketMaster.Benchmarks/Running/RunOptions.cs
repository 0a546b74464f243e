using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;

namespace MarketMaster.Benchmarks.Running;

/// <summary>The command line: two options of ours, the rest is BenchmarkDotNet's.</summary>
internal sealed class RunOptions
{
    private const string RecordOption = "--record";
    private const string InstructionSetsOption = "--instruction-sets";
    private const string JobOption = "--job";

    private readonly string? _instructionSetsJob;

    private RunOptions(string[] given)
    {
        var rest = given.Where(a => a is not (RecordOption or InstructionSetsOption)).ToList();
        Given = given;
        Record = given.Contains(RecordOption);
        if (given.Contains(InstructionSetsOption))
            _instructionSetsJob = Take(rest, JobOption) ?? "default";
        Arguments = [.. rest];
    }

    /// <summary>Whether the tables go to benchmarks/results.</summary>
    public bool Record { get; }

    /// <summary>The command line as given.</summary>
    public IReadOnlyList<string> Given { get; }

    /// <summary>What is left for BenchmarkDotNet.</summary>
    public string[] Arguments { get; }

    public static RunOptions Parse(string[] arguments) => new(arguments);

    public IConfig CreateConfig()
    {
        var config = ManualConfig.CreateEmpty()
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddColumn(StatisticColumn.OperationsPerSecond)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .AddAnalyser([.. DefaultConfig.Instance.GetAnalysers()])
            .AddValidator([.. DefaultConfig.Instance.GetValidators()])
            .WithArtifactsPath(Path.Combine(Checkout.Root, "artifacts", "benchmarks"));
        return _instructionSetsJob is null ? config : config.AddJob([.. InstructionSets.Jobs(_instructionSetsJob)]);
    }

    private static string? Take(List<string> arguments, string option)
    {
        var place = arguments.IndexOf(option);
        if (place < 0)
            return null;
        if (place + 1 == arguments.Count)
            throw new ArgumentException($"{option} needs a value: dry, short, medium, long or default", nameof(arguments));
        var value = arguments[place + 1];
        arguments.RemoveRange(place, 2);
        return value;
    }
}
