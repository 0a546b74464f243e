namespace MarketMaster.Prediction;

/// <summary>
/// How much of a label is its own (Lopez de Prado, 2018, chapter 4): labels that look at the same bars tell the same thing several
/// times. As row weights (<see cref="ActionPredictor.TrainWeighted"/>) they keep a forest from counting it as often.
/// </summary>
public static class LabelUniqueness
{
    /// <summary>Average uniqueness of each row: the mean, over the bars from its own to the last its label looked at, of 1 / number of the rows' labels that look at that bar.</summary>
    /// <param name="labels">The labels of all bars.</param>
    /// <param name="rows">The rows that count, as bar indices: the training rows, say.</param>
    /// <returns>One weight per row, above 0 to 1; 1 where no other label looks at the same bars.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A row is negative or beyond the labels.</exception>
    public static double[] Average(LabelSet labels, IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(rows);
        var concurrent = new int[labels.Count + 1];
        foreach (var row in rows)
        {
            LabelRanges.Require(row, 0, labels.Count - 1);
            concurrent[row]++;
            concurrent[labels.Ends[row] + 1]--;
        }
        // Sums of the shares up to each bar: the mean over an interval is a difference of two of them.
        var sums = new double[labels.Count + 1];
        for (int bar = 0, count = 0; bar < labels.Count; bar++)
        {
            count += concurrent[bar];
            sums[bar + 1] = sums[bar] + (count > 0 ? 1.0 / count : 0);
        }
        return [.. rows.Select(row => (sums[labels.Ends[row] + 1] - sums[row]) / (labels.Ends[row] + 1 - row))];
    }

    /// <summary>How many independent rows the rows are worth: the sum of their average uniqueness. About n / (H + 1) for labels over H bars at every bar.</summary>
    /// <param name="labels">The labels of all bars.</param>
    /// <param name="rows">The rows that count, as bar indices.</param>
    /// <returns>Between 0 and the number of rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A row is negative or beyond the labels.</exception>
    public static double EffectiveSampleSize(LabelSet labels, IReadOnlyList<int> rows) => Average(labels, rows).Sum();
}
