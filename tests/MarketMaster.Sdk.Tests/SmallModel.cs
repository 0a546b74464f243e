using MarketMaster.DataGen;
using MarketMaster.Prediction;

namespace MarketMaster.Sdk.Tests;

/// <summary>A model of ten trees on generated bars.</summary>
internal static class SmallModel
{
    private static readonly Lazy<BarSeries> Generated = new(() => new MarketDataGenerator(AssetClass.Crypto, "BTC/USD", seed: 1).GenerateBars(1_500).Bars);

    private static readonly Lazy<ActionPredictor> Trained = new(() => ActionPredictor.Train(TrainingData.FromBars(Generated.Value), new() { Trees = 10 }));

    public static BarSeries Bars => Generated.Value;

    public static ActionPredictor Value => Trained.Value;
}
