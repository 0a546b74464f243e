namespace MarketMaster.Prediction;

/// <summary>One fold before labels are known.</summary>
/// <param name="Train">Blocks to train on, ascending, clear of the test blocks.</param>
/// <param name="Test">Blocks to test on, ascending.</param>
public sealed record FoldBlocks(IReadOnlyList<BarRange> Train, IReadOnlyList<BarRange> Test)
{
    /// <summary>The longest training block: a label scheme is fitted on its bars.</summary>
    public BarRange LongestTrain => Train.MaxBy(b => b.Count);

    /// <summary>
    /// The labelled rows of the fold. A training row is left out where the bars its label looked at meet those that the labels of a
    /// test block looked at, on either side, or come within the embargo of them (Lopez de Prado, 2018, section 7.4); touching counts.
    /// </summary>
    /// <param name="labels">The labels of all bars.</param>
    /// <param name="embargo">Bars left out in addition, 0 or more.</param>
    /// <returns>The rows to train and to test on.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="embargo"/> is negative, or there are fewer labels than bars.</exception>
    public FoldRows Purge(LabelSet labels, int embargo = 0)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegative(embargo);
        var end = Train.Concat(Test).Max(b => b.To);
        if (end > labels.Count)
            throw new ArgumentOutOfRangeException(nameof(labels), $"{labels.Count} labels: the fold reaches to bar {end - 1}");
        List<int> test = [];
        List<(int From, int Last)> seen = [];
        foreach (var block in Test)
        {
            var rows = Labelled(labels, block);
            test.AddRange(rows);
            seen.Add((block.From, rows.Select(row => labels.Ends[row]).Append(block.To - 1).Max()));
        }
        var train = Train.SelectMany(block => Labelled(labels, block)).ToList();
        var kept = train.FindAll(row => seen.TrueForAll(s => Prediction.Purge.IsClear(row, labels.Ends[row], s.From, s.Last, embargo)));
        return new(kept, test, train.Count - kept.Count);
    }

    private static List<int> Labelled(LabelSet labels, BarRange block) =>
        [.. Enumerable.Range(block.From, block.Count).Where(row => labels[row] is not null)];
}
