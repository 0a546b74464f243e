namespace MarketMaster.Prediction;

/// <summary>A feature whose value changes when later bars are taken away: it looks ahead.</summary>
/// <param name="Bar">0-based bar.</param>
/// <param name="Feature">Name of the feature.</param>
/// <param name="WithFuture">Its value when all bars are there.</param>
/// <param name="WithoutFuture">Its value when the bar is the last one.</param>
public sealed record FeatureLeak(int Bar, string Feature, double WithFuture, double WithoutFuture);
