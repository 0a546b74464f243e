namespace MarketMaster.Prediction;

/// <summary>The rows of one fold, as bar indices in ascending order.</summary>
/// <param name="Train">Rows to train on.</param>
/// <param name="Test">Rows to judge on.</param>
/// <param name="Purged">Labelled training rows left out because their label, or the embargo, meets a test block.</param>
public sealed record FoldRows(IReadOnlyList<int> Train, IReadOnlyList<int> Test, int Purged);
