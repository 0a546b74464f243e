namespace MarketMaster.Prediction;

/// <summary>Makes the rows of folds: labels fitted on the fold's own training bars, training rows purged, incomplete rows left out.</summary>
internal sealed class FoldRun(FoldTable table, ILabelScheme labels, int embargo, bool weighted)
{
    public PreparedFold Prepare(int fold, FoldBlocks blocks)
    {
        var learned = blocks.LongestTrain;
        var set = labels.Fit(table.Bars.Slice(learned.From, learned.Count)).Label(table.Bars);
        var rows = blocks.Purge(set, embargo);
        var columns = table.Columns(rows.Train);
        var (train, test) = (table.Complete(rows.Train, columns), table.Complete(rows.Test, columns));
        if (train.Count < 2 || test.Count == 0)
            throw new InvalidMarketDataException($"fold {fold} has {train.Count} rows to train on and {test.Count} to judge: use more bars, fewer folds or a smaller embargo", table.Bars.Source, null, null, null);
        return new(
            fold, blocks, table.Labelled(train, columns, set), LabelUniqueness.Average(set, train), weighted, labels.Horizon, table.Labelled(test, columns, set), test,
            rows.Purged, LabelUniqueness.EffectiveSampleSize(set, test), table.Bars.Time[test[0]], table.Bars.Time[test[^1]]);
    }
}
