namespace MarketMaster.Prediction;

/// <summary>Cuts a run of bars into blocks whose sizes differ by at most one.</summary>
internal static class EqualBlocks
{
    public static BarRange[] Of(int bars, int firstBar, int count)
    {
        LabelRanges.Require(firstBar, 0, bars);
        long free = bars - firstBar;
        if (free < count)
            throw new ArgumentException($"{free} bars with features do not fill {count} blocks: use more bars or fewer folds", nameof(bars));
        return [.. Enumerable.Range(0, count).Select(i => new BarRange(firstBar + (int)(free * i / count), firstBar + (int)(free * (i + 1) / count)))];
    }

    /// <summary>What is left between test blocks, neighbours joined.</summary>
    public static BarRange[] Joined(IEnumerable<BarRange> blocks)
    {
        List<BarRange> joined = [];
        foreach (var block in blocks)
        {
            if (joined.Count > 0 && joined[^1].To == block.From)
                joined[^1] = joined[^1] with { To = block.To };
            else
                joined.Add(block);
        }
        return [.. joined];
    }
}
