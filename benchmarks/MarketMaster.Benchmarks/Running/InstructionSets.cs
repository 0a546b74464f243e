using BenchmarkDotNet.Jobs;

namespace MarketMaster.Benchmarks.Running;

/// <summary>The same benchmarks once per set of instructions. Needs a process each, because the runtime reads the switches when it starts.</summary>
internal static class InstructionSets
{
    public static IEnumerable<Job> Jobs(string length)
    {
        var job = length.ToUpperInvariant() switch
        {
            "DRY" => Job.Dry,
            "SHORT" => Job.ShortRun,
            "MEDIUM" => Job.MediumRun,
            "LONG" => Job.LongRun,
            "DEFAULT" => Job.Default,
            _ => throw new ArgumentException($"unknown job '{length}': it must be dry, short, medium, long or default", nameof(length)),
        };
        yield return job.WithId("all");
        // .NET 10 has one switch for all of AVX-512; the EnableAVX512F of earlier versions does nothing there
        yield return job.WithEnvironmentVariable("DOTNET_EnableAVX512", "0").WithId("no AVX-512");
        yield return job.WithEnvironmentVariable("DOTNET_EnableHWIntrinsic", "0").WithId("no intrinsics");
    }
}
