namespace MarketMaster.Prediction;

/// <summary>A way to cut bars into folds, each with blocks to train on and blocks to test on.</summary>
public interface IFoldScheme
{
    /// <summary>Bars left out on either side of a test block, in addition to the purge of overlapping labels.</summary>
    int Embargo { get; }

    /// <summary>Cuts bars into folds. Labels are purged later, by <see cref="FoldBlocks.Purge"/>: they may differ from fold to fold.</summary>
    /// <param name="bars">Number of bars.</param>
    /// <param name="firstBar">First bar that has features; earlier ones belong to no fold.</param>
    /// <returns>The folds, in order of their test blocks.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstBar"/> is negative or beyond the bars.</exception>
    /// <exception cref="ArgumentException">There are fewer bars than blocks.</exception>
    IReadOnlyList<FoldBlocks> Cut(int bars, int firstBar = 0);
}
