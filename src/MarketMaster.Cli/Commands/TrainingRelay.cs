using MarketMaster.Prediction;
using MarketMaster.Sdk;

namespace MarketMaster.Cli;

/// <summary>Shows a training's progress as a step.</summary>
internal sealed class TrainingRelay(IProgress<DemoProgress> progress) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => progress.Report(new("training", (double)value.TreesDone / value.TreesTotal));
}
