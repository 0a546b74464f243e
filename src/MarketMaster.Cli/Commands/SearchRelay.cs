using MarketMaster.Prediction;
using MarketMaster.Sdk;

namespace MarketMaster.Cli;

/// <summary>Shows a search's progress as a step.</summary>
internal sealed class SearchRelay(IProgress<DemoProgress> progress) : IProgress<SearchProgress>
{
    public void Report(SearchProgress value) => progress.Report(new("searching", (double)value.TrainingsDone / value.TrainingsTotal));
}
