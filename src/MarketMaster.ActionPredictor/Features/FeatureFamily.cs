namespace MarketMaster.Prediction;

/// <summary>Which features are computed from bars.</summary>
public enum FeatureFamily
{
    /// <summary>The 25 features as charts show them, many in units of price: <see cref="Indicators.FeatureSet"/>.</summary>
    Default = 0,

    /// <summary>The same 25 without units: what is learned at one price level holds at another. <see cref="Indicators.RelativeFeatureSet"/>.</summary>
    Relative = 1,
}
