namespace MarketMaster.Prediction;

/// <summary>
/// Purged k-fold (Lopez de Prado, 2018, chapter 7): every bar is tested once, by a model trained on the bars before and after its
/// block. Uses the data better than <see cref="WalkForward"/>, and answers another question: how well the pattern holds, not how
/// a model would have done at the time.
/// </summary>
public sealed record PurgedKFold : IFoldScheme
{
    /// <summary>Creates a scheme.</summary>
    /// <param name="folds">Number of folds, 2 to 1,000. Default 5.</param>
    /// <param name="embargo">Bars left out on either side of each test block in addition to the purge, 0 to 1,000,000. The default, 50, keeps the indicators' windows of training bars clear of the test bars.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public PurgedKFold(int folds = 5, int embargo = 50)
    {
        LabelRanges.Require(folds, 2, 1_000);
        LabelRanges.Require(embargo, 0, 1_000_000);
        (Folds, Embargo) = (folds, embargo);
    }

    /// <summary>Number of folds.</summary>
    public int Folds { get; }

    /// <inheritdoc/>
    public int Embargo { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FoldBlocks> Cut(int bars, int firstBar = 0)
    {
        var blocks = EqualBlocks.Of(bars, firstBar, Folds);
        return [.. blocks.Select(test => new FoldBlocks(EqualBlocks.Joined(blocks.Where(b => b != test)), [test]))];
    }
}
