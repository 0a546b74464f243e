namespace MarketMaster.Prediction;

/// <summary>The rows of each part of a split, as bar indices in ascending order.</summary>
/// <param name="Train">Rows to train on.</param>
/// <param name="Validation">Rows to choose and calibrate with.</param>
/// <param name="Test">Rows to judge on, seen by nothing else.</param>
/// <param name="Purged">Labelled rows left out because their label, or the embargo, reaches into a later part.</param>
public sealed record SplitRows(IReadOnlyList<int> Train, IReadOnlyList<int> Validation, IReadOnlyList<int> Test, int Purged);
