namespace MarketMaster.Monitoring;

/// <summary>One column as Evidently 0.7 would judge it.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Test">The score that it takes for such a column.</param>
/// <param name="Score">P-value or distance; NaN where it cannot be computed, which Evidently answers with an exception.</param>
/// <param name="Threshold">Its threshold.</param>
/// <param name="IsDrifted">Its verdict.</param>
public readonly record struct EvidentlyScore(string Column, EvidentlyTest Test, double Score, double Threshold, bool IsDrifted);
