namespace MarketMaster.Prediction;

/// <summary>Trees over binned features, whatever trained them: predicts one row or many. Immutable, safe from any thread.</summary>
internal sealed class TreeEnsemble
{
    private const int TileRows = 256;
    private const int ParallelRows = 2_000;
    private readonly CompiledEnsemble _compiled;

    private TreeEnsemble(EnsembleKind kind, FeatureBins bins, DecisionTree[] trees, double[] perClass, bool takesMissing)
    {
        (Kind, Bins, Trees, PerClass, TakesMissing) = (kind, bins, trees, perClass, takesMissing);
        _compiled = new(this);
    }

    public EnsembleKind Kind { get; }

    public FeatureBins Bins { get; }

    public DecisionTree[] Trees { get; }

    /// <summary>Averaging: what each class weight of a leaf is multiplied by, 1 without class weights. Boosting: the score each action starts with.</summary>
    public double[] PerClass { get; }

    /// <summary>Whether NaN is a value like any other; else it is refused.</summary>
    public bool TakesMissing { get; }

    /// <summary>
    /// Number of bins a row becomes: one a feature, and where missing values are taken a second one a feature that holds 0 for a
    /// missing value. A split that sends missing values left looks at the second, and so no walk has to ask.
    /// </summary>
    public int Columns => TakesMissing ? 2 * Bins.Features : Bins.Features;

    /// <summary>A random forest: the mean of the leaves' class shares.</summary>
    /// <param name="bins">The cuts.</param>
    /// <param name="trees">Trees with five class weights a leaf.</param>
    /// <param name="takesMissing">Whether NaN is taken.</param>
    /// <param name="classWeights">What the class weights of the leaves are multiplied by; null for 1.</param>
    public static TreeEnsemble Averaging(FeatureBins bins, DecisionTree[] trees, bool takesMissing = false, double[]? classWeights = null) =>
        new(EnsembleKind.Averaging, bins, trees, classWeights ?? [1, 1, 1, 1, 1], takesMissing);

    /// <summary>Gradient boosting: the softmax of base score plus the scores of each action's trees.</summary>
    public static TreeEnsemble Boosting(FeatureBins bins, DecisionTree[] trees, double[] baseScores, bool takesMissing = false) =>
        new(EnsembleKind.Boosting, bins, trees, baseScores, takesMissing);

    public bool Takes(double value) => double.IsFinite(value) || (TakesMissing && double.IsNaN(value));

    /// <summary>What a leaf says: five class shares, or one score.</summary>
    public void Output(DecisionTree tree, int leaf, Span<double> output)
    {
        if (Kind == EnsembleKind.Boosting)
        {
            output[0] = tree.Leaves[leaf];
            return;
        }
        var total = 0.0;
        for (var k = 0; k < TradeActions.Count; k++)
            total += output[k] = tree.Leaves[(leaf * TradeActions.Count) + k] * PerClass[k];
        for (var k = 0; k < TradeActions.Count; k++)
            output[k] /= total;
    }

    /// <summary>The bins of one value of a row.</summary>
    public void Quantise(int feature, double value, Span<ushort> bins)
    {
        bins[feature] = (ushort)Bins.Bin(feature, value);
        if (TakesMissing)
            bins[Bins.Features + feature] = double.IsNaN(value) ? (ushort)0 : bins[feature];
    }

    public ActionPrediction Predict(ReadOnlySpan<ushort> bins)
    {
        Span<long> sums = stackalloc long[TradeActions.Count];
        _compiled.Sum(bins, sums);
        return _compiled.Conclude(sums);
    }

    public void Predict(BinnedRows rows, Span<ActionPrediction> destination)
    {
        for (var row = 0; row < rows.Count; row++)
            destination[row] = Predict(rows[row]);
    }

    /// <summary>Many rows; above 2,000 of them on all processors, with the same numbers.</summary>
    public void Predict(FeatureMap map, Span<ActionPrediction> destination)
    {
        if (map.Count <= ParallelRows)
        {
            PredictRows(map, 0, map.Count, destination);
            return;
        }
        var results = new ActionPrediction[map.Count];
        var tiles = (map.Count + TileRows - 1) / TileRows;
        InTurn(tiles, tile =>
        {
            var from = tile * TileRows;
            PredictRows(map, from, Math.Min(from + TileRows, map.Count), results.AsSpan(from));
        });
        results.CopyTo(destination);
    }

    private void PredictRows(FeatureMap map, int from, int to, Span<ActionPrediction> destination)
    {
        var bins = new ushort[Columns];
        for (var row = from; row < to; row++)
        {
            map.Quantise(row, this, bins);
            destination[row - from] = Predict(bins);
        }
    }

    // The first bad row is reported, whichever thread met one first.
    private static void InTurn(int tiles, Action<int> work)
    {
        try
        {
            Parallel.For(0, tiles, work);
        }
        catch (AggregateException errors)
        {
            throw errors.Flatten().InnerExceptions.OfType<InvalidMarketDataException>().OrderBy(e => e.Row).FirstOrDefault() ?? errors.InnerExceptions[0];
        }
    }
}
