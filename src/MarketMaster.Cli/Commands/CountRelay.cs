using MarketMaster.Sdk;

namespace MarketMaster.Cli;

/// <summary>Shows how many of a known number are done as a step.</summary>
internal sealed class CountRelay(IProgress<DemoProgress> progress, string step, long count) : IProgress<long>
{
    public void Report(long value) => progress.Report(new(step, Math.Min(1, (double)value / count)));
}
