namespace MarketMaster.Prediction;

/// <summary>A label scheme in words and numbers, as a model file keeps it.</summary>
/// <param name="Name">Name of the scheme: forward, triple-barrier, rule, or a host's own.</param>
/// <param name="Text">The scheme in one sentence.</param>
/// <param name="Parameters">Its numbers by name, fitted thresholds included.</param>
public sealed record LabelSchemeDescription(string Name, string Text, IReadOnlyDictionary<string, double> Parameters);
