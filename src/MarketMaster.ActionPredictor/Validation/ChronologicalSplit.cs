namespace MarketMaster.Prediction;

/// <summary>
/// Splits rows in order of time into training, validation and test. A row whose label looks into a later part is left
/// out (purged), and so are the rows within the embargo before it; reaching exactly the first bar of the later part counts as looking into it.
/// </summary>
public sealed record ChronologicalSplit
{
    /// <summary>Creates a split.</summary>
    /// <param name="trainShare">Share of the bars to train on, above 0. Default 0.6.</param>
    /// <param name="validationShare">Share to validate on, 0 or more. Default 0.2.</param>
    /// <param name="testShare">Share to test on, 0 or more. Default 0.2. The three must add up to 1.</param>
    /// <param name="embargo">Bars left out before each later part in addition to the purge, 0 to 1,000,000. Default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range, or the shares do not add up to 1.</exception>
    public ChronologicalSplit(double trainShare = 0.6, double validationShare = 0.2, double testShare = 0.2, int embargo = 0)
    {
        LabelRanges.Require(trainShare, double.Epsilon, 1);
        LabelRanges.Require(validationShare, 0, 1);
        LabelRanges.Require(testShare, 0, 1);
        LabelRanges.Require(embargo, 0, 1_000_000);
        LabelRanges.Require(trainShare + validationShare + testShare, 1 - 1e-9, 1 + 1e-9, "sum of the three shares");
        (TrainShare, ValidationShare, TestShare, Embargo) = (trainShare, validationShare, testShare, embargo);
    }

    /// <summary>Share of the bars to train on.</summary>
    public double TrainShare { get; }

    /// <summary>Share of the bars to validate on.</summary>
    public double ValidationShare { get; }

    /// <summary>Share of the bars to test on.</summary>
    public double TestShare { get; }

    /// <summary>Bars left out before each later part in addition to the purge.</summary>
    public int Embargo { get; }

    /// <summary>The first bar after the training part: what comes before it may be learned from.</summary>
    /// <param name="bars">Number of bars.</param>
    /// <param name="firstBar">First bar that has features; the shares are taken of the bars from here on.</param>
    public int TrainEnd(int bars, int firstBar = 0) => firstBar + (int)Math.Round((bars - firstBar) * TrainShare);

    /// <summary>Splits labelled rows.</summary>
    /// <param name="labels">The labels of all bars.</param>
    /// <param name="firstBar">First bar that has features; earlier ones are left out.</param>
    /// <returns>The rows of each part.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="firstBar"/> is negative or beyond the bars.</exception>
    public SplitRows Apply(LabelSet labels, int firstBar = 0)
    {
        ArgumentNullException.ThrowIfNull(labels);
        LabelRanges.Require(firstBar, 0, labels.Count);
        var trainEnd = TrainEnd(labels.Count, firstBar);
        var validationEnd = TestShare == 0 ? labels.Count : firstBar + (int)Math.Round((labels.Count - firstBar) * (TrainShare + ValidationShare));
        List<int> train = [], validation = [], test = [];
        var purged = 0;
        for (var row = firstBar; row < labels.Count; row++)
        {
            if (labels[row] is null)
                continue;
            var (part, next) = row < trainEnd ? (train, trainEnd) : row < validationEnd ? (validation, validationEnd) : (test, labels.Count);
            if (next == labels.Count || Purge.IsClear(row, labels.Ends[row], next, labels.Count - 1, Embargo))
                part.Add(row);
            else
                purged++;
        }
        return new(train, validation, test, purged);
    }
}
