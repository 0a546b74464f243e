namespace MarketMaster.Prediction;

/// <summary>
/// Finds the Gini-optimal split of a node over randomly drawn features, by one histogram per drawn feature.
/// Drawn constant features count, but drawing goes on until one feature that varies was seen (scikit-learn's rule).
/// </summary>
internal sealed class SplitFinder
{
    private readonly BinnedTable _table;
    private readonly int _featuresPerSplit;
    private readonly int _minSamplesLeaf;
    private readonly WeightedClasses? _weights;
    private readonly ClassHistogram _histogram = new();
    private readonly WideHistogram _wide = new();
    private readonly int[] _features;

    public SplitFinder(BinnedTable table, int featuresPerSplit, int minSamplesLeaf, double[]? classWeights)
    {
        (_table, _featuresPerSplit, _minSamplesLeaf) = (table, featuresPerSplit, minSamplesLeaf);
        _weights = classWeights is null ? null : new(classWeights);
        _features = [.. Enumerable.Range(0, table.Width)];
    }

    /// <summary>Puts the feature order back to its start, so that a tree does not depend on the trees built before it.</summary>
    public void Reset()
    {
        for (var i = 0; i < _features.Length; i++)
            _features[i] = i;
    }

    public bool Find(ReadOnlySpan<uint> keys, in ClassCounts node, ref RandomStream random, out Split best)
    {
        best = new() { Score = float.NegativeInfinity, Feature = -1 };
        var varied = false;
        for (var drawn = 0; drawn < _features.Length && (drawn < _featuresPerSplit || !varied); drawn++)
        {
            var pick = drawn + random.NextInt(_features.Length - drawn);
            (_features[drawn], _features[pick]) = (_features[pick], _features[drawn]);
            varied |= Try(keys, _features[drawn], node, ref best);
        }
        return best.Feature >= 0;
    }

    /// <summary>Tries every split of one feature; returns whether the feature varies in this node.</summary>
    private bool Try(ReadOnlySpan<uint> keys, int feature, in ClassCounts node, ref Split best)
    {
        if (keys.Length > PackedCounts.RowLimit)
        {
            _wide.Fill(keys, _table.Columns[feature], _histogram);
            return Try(new WideTotals(_wide), feature, node, ref best);
        }
        _histogram.Fill(keys, _table.Columns[feature]);
        return Try(new PackedTotals(_histogram), feature, node, ref best);
    }

    private bool Try<TTotals>(TTotals totals, int feature, in ClassCounts node, ref Split best)
        where TTotals : struct, IRunningTotals
    {
        if (!Varies(totals, node.Rows))
            return false;
        var last = totals.Entries - 1;
        var lacksValues = totals.Bin(last) == BinnedTable.MissingBin && totals.At(last - 1).Rows < node.Rows;
        Choose(totals, feature, node, lacksValues, missingLeft: false, ref best);
        if (lacksValues)
        {
            totals.LastEntryFirst();
            Choose(totals, feature, node, lacksValues, missingLeft: true, ref best);
        }
        return true;
    }

    private static bool Varies<TTotals>(TTotals totals, int rows)
        where TTotals : struct, IRunningTotals
    {
        var first = 0;
        while (totals.At(first).Rows == 0)
            first++;
        return totals.At(first).Rows < rows;
    }

    private void Choose<TTotals>(TTotals totals, int feature, in ClassCounts node, bool lacksValues, bool missingLeft, ref Split best)
        where TTotals : struct, IRunningTotals
    {
        var entry = _weights is { } weights
            ? GiniScan.Best(totals, weights, node, _minSamplesLeaf, out var score)
            : GiniScan.Best(totals, default(EqualClasses), node, _minSamplesLeaf, out score);
        if (!(score > best.Score))
            return;
        var left = totals.At(entry);
        var next = entry + 1;
        while (totals.At(next).Rows == left.Rows)
            next++;
        // Halfway between the bins that the node has; above the last cut there are only rows without a value.
        var bin = Math.Min((totals.Bin(entry) + totals.Bin(next) - 1) >> 1, _table.Cuts(feature) - 1);
        // Where the node has no row without a value, later ones follow the heavier side.
        var toLeft = lacksValues ? missingLeft : _table.LearnsMissing && 2 * left.Weight > node.Weight;
        best = new() { Score = score, Feature = feature, Bin = (byte)bin, MissingLeft = toLeft, Left = left };
    }
}
