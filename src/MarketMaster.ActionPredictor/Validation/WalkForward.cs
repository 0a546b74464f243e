namespace MarketMaster.Prediction;

/// <summary>
/// Walk-forward: every fold is tested on the block after its training bars, never before them. The bars are cut into folds + 1
/// equal blocks; the training window grows from the first bar on, or rolls with a fixed number of bars.
/// </summary>
public sealed record WalkForward : IFoldScheme
{
    /// <summary>Creates a scheme.</summary>
    /// <param name="folds">Number of folds, 1 to 1,000. Default 5.</param>
    /// <param name="window">Bars of a rolling training window, at most so many before the test block; 0, the default, trains on all earlier bars.</param>
    /// <param name="embargo">Bars left out before each test block in addition to the purge, 0 to 1,000,000. Default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public WalkForward(int folds = 5, int window = 0, int embargo = 0)
    {
        LabelRanges.Require(folds, 1, 1_000);
        LabelRanges.Require(window, 0, int.MaxValue);
        LabelRanges.Require(embargo, 0, 1_000_000);
        (Folds, Window, Embargo) = (folds, window, embargo);
    }

    /// <summary>Number of folds.</summary>
    public int Folds { get; }

    /// <summary>Bars of the rolling training window; 0 where it expands.</summary>
    public int Window { get; }

    /// <inheritdoc/>
    public int Embargo { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FoldBlocks> Cut(int bars, int firstBar = 0) =>
        [.. EqualBlocks.Of(bars, firstBar, Folds + 1).Skip(1).Select(test => new FoldBlocks([new(Start(firstBar, test.From), test.From)], [test]))];

    private int Start(int firstBar, int testFrom) => Window == 0 ? firstBar : Math.Max(firstBar, testFrom - Window);
}
