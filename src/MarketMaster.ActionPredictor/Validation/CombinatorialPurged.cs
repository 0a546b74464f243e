namespace MarketMaster.Prediction;

/// <summary>
/// Combinatorial purged cross-validation (Lopez de Prado, 2018, chapter 12): the bars are cut into N groups, and each choice of k
/// of them is tested by a model trained on the rest. Each group is tested by C(N-1, k-1) models, which gives as many paths through
/// all bars: a distribution of out-of-sample results instead of one.
/// </summary>
public sealed record CombinatorialPurged : IFoldScheme
{
    private const int MostFolds = 10_000;

    /// <summary>Creates a scheme.</summary>
    /// <param name="groups">Number of groups N, 2 to 30. Default 6.</param>
    /// <param name="testGroups">Groups tested together k, 1 to N - 1. Default 2. There are C(N, k) folds, at most 10,000.</param>
    /// <param name="embargo">Bars left out on either side of each test group in addition to the purge, 0 to 1,000,000. Default 50.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public CombinatorialPurged(int groups = 6, int testGroups = 2, int embargo = 50)
    {
        LabelRanges.Require(groups, 2, 30);
        LabelRanges.Require(testGroups, 1, groups - 1);
        LabelRanges.Require(embargo, 0, 1_000_000);
        LabelRanges.Require(Choose(groups, testGroups), 1, MostFolds, $"number of folds, {groups} choose {testGroups},");
        (Groups, TestGroups, Embargo) = (groups, testGroups, embargo);
    }

    /// <summary>Number of groups, N.</summary>
    public int Groups { get; }

    /// <summary>Groups tested together, k.</summary>
    public int TestGroups { get; }

    /// <summary>Number of paths through all bars, C(N - 1, k - 1).</summary>
    public int Paths => (int)Choose(Groups - 1, TestGroups - 1);

    /// <inheritdoc/>
    public int Embargo { get; }

    /// <inheritdoc/>
    public IReadOnlyList<FoldBlocks> Cut(int bars, int firstBar = 0)
    {
        var blocks = EqualBlocks.Of(bars, firstBar, Groups);
        List<FoldBlocks> folds = [];
        var chosen = Enumerable.Range(0, TestGroups).ToArray();
        do
        {
            folds.Add(new(EqualBlocks.Joined(blocks.Where((_, i) => !chosen.Contains(i))), [.. chosen.Select(i => blocks[i])]));
        }
        while (Advance(chosen));
        return folds;
    }

    private bool Advance(int[] chosen)
    {
        var last = chosen.Length - 1;
        while (last >= 0 && chosen[last] == Groups - chosen.Length + last)
            last--;
        if (last < 0)
            return false;
        chosen[last]++;
        for (var i = last + 1; i < chosen.Length; i++)
            chosen[i] = chosen[i - 1] + 1;
        return true;
    }

    private static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => Math.Round(product * (n - k + i) / i));
}
