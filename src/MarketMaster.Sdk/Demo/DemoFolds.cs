using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>The walk-forward folds of a demo, or why there are none.</summary>
internal sealed record DemoFolds(CrossValidationResult? Result, string? Note)
{
    public const int Count = 5;
    private const int ImportanceRepeats = 2;

    public static DemoFolds Run(
        BarSeries bars, ILabelScheme labels, ActionPredictorTrainer trainer, FeatureFamily family, IProgress<int> progress, CancellationToken cancellation)
    {
        var options = new CrossValidationOptions { Features = series => family.ComputeFrame(series), ImportanceRepeats = ImportanceRepeats, Progress = progress };
        try
        {
            return new(CrossValidation.Run(bars, labels, new WalkForward(Count), trainer, options, cancellation), null);
        }
        // Enough bars for one split can be too few for the first fold, or hold one class only: the rest of the demo stands.
        catch (Exception error) when (error is ArgumentException or InvalidMarketDataException)
        {
            return new(null, $"no {Count} folds: {error.Message}");
        }
    }
}
