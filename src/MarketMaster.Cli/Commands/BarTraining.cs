using MarketMaster.Prediction;
using MarketMaster.Sdk;

namespace MarketMaster.Cli;

/// <summary>Trains on a file of bars, after a search where one is asked for. Both judge on the newest fifth of the bars.</summary>
internal sealed record BarTraining(string? File, string? Scheme, FeatureFamily Family, ActionPredictorTrainer Trainer, SearchOptions? Search)
{
    public (ActionPredictor Model, Evaluation Evaluation, SearchResult? Search) Run(IProgress<DemoProgress> progress, CancellationToken cancellation)
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
        return (model, model.Evaluate(data.Test), found);
    }
}
