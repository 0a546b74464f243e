using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Mathematics.OutlierDetection;

namespace MarketMaster.Benchmarks.Registry;

/// <summary>A short run in one process for all benchmarks of a class, because what they work on takes long to make. Leave out --job: it would add another run.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ShortRunInOneProcessAttribute() : JobConfigBaseAttribute(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));

/// <summary>Every operation measured by itself and none left out, so that percentiles are those of operations. Leave out --job: it would add another run.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SingleOperationsAttribute(int operations) : JobConfigBaseAttribute(
    new Job("single operations").WithToolchain(InProcessEmitToolchain.Instance).WithStrategy(RunStrategy.Monitoring).WithLaunchCount(1)
        .WithWarmupCount(20).WithIterationCount(operations).WithInvocationCount(1).WithUnrollFactor(1).WithOutlierMode(OutlierMode.DontRemove));
