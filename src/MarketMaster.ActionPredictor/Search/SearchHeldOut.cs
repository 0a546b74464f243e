namespace MarketMaster.Prediction;

/// <summary>Best candidate and preset on the bars that the search never saw, each trained on all bars before them.</summary>
/// <param name="Best">The best candidate.</param>
/// <param name="Preset">The preset.</param>
public sealed record SearchHeldOut(FoldResult Best, FoldResult Preset);
