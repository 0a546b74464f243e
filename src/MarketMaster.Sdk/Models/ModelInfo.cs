using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>What is known of a model.</summary>
/// <param name="Name">Its name, or the file it came from.</param>
/// <param name="Features">The features it reads.</param>
/// <param name="Options">The parameters it was trained with.</param>
/// <param name="Facts">What it was trained on, and when.</param>
/// <param name="Report">The scores noted at training.</param>
public sealed record ModelInfo(
    string Name, IReadOnlyList<string> Features, ActionPredictorOptions Options, TrainingFacts Facts, TrainingReport Report)
{
    internal static ModelInfo Of(string name, ActionPredictor model) => new(name, model.FeatureNames, model.Options, model.Facts, model.Report);
}
