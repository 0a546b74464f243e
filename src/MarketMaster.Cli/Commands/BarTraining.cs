using MarketMaster.Prediction;
using MarketMaster.Sdk;

namespace MarketMaster.Cli;

/// <summary>Trains on a file of bars, after a search and before folds where they are asked for. The model is judged on the newest fifth of the bars.</summary>
internal sealed record BarTraining(string? File, string? Scheme, FeatureFamily Family, ActionPredictorTrainer Trainer, SearchOptions? Search, int Folds)
{
    public TrainingOutcome Run(IProgress<DemoProgress> progress, CancellationToken cancellation)
    {
        var bars = BarFile.Read(File!);
        var labels = LabelSchemes.Create(Scheme ?? LabelSchemes.Names[0]);
        var data = TrainingData.FromBars(bars, labels, family: Family, missingValues: Trainer.Options.MissingValues);
        if (data.Test.Count == 0)
            throw new InvalidMarketDataException("the bars leave no rows to judge the model on: use more bars", File, null, null, null);
        var found = Search is null ? null : HyperparameterSearch.Run(
            bars, labels, options: Search with { Features = series => Family.ComputeFrame(series), Progress = new SearchRelay(progress) }, cancellationToken: cancellation);
        var trainer = found is null ? Trainer : new(found.BestOptions with { Threads = Trainer.Options.Threads });
        var model = trainer.Train(data, new TrainingRelay(progress), cancellation);
        var folds = Folds == 0 ? null : CrossValidation.Run(
            bars, labels, new WalkForward(Folds), trainer,
            new() { Features = series => Family.ComputeFrame(series), Progress = new FoldRelay(progress, Folds) }, cancellation);
        return new(model)
        {
            Evaluation = model.Evaluate(data.Test),
            Folds = folds,
            Search = found,
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["data"] = Path.GetFileName(File!), ["feature_family"] = Family.ToName() },
        };
    }

    private sealed class FoldRelay(IProgress<DemoProgress> progress, int folds) : IProgress<int>
    {
        public void Report(int value) => progress.Report(new("folds", value / (double)folds));
    }
}
