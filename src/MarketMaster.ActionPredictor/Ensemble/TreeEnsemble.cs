using System.Runtime.InteropServices;

namespace MarketMaster.Prediction;

/// <summary>Trees over binned features, whatever trained them: predicts one row or many. Immutable, safe from any thread.</summary>
internal sealed class TreeEnsemble
{
    private const int ParallelRows = 2_000;
    private readonly CompiledEnsemble _compiled;

    private TreeEnsemble(EnsembleKind kind, FeatureBins bins, DecisionTree[] trees, double[] perClass, bool takesMissing)
    {
        (Kind, Bins, Trees, PerClass, TakesMissing) = (kind, bins, trees, perClass, takesMissing);
        Quantiser = new(bins, takesMissing);
        _compiled = new(this, Quantiser);
    }

    public EnsembleKind Kind { get; }

    public FeatureBins Bins { get; }

    public DecisionTree[] Trees { get; }

    /// <summary>Averaging: what each class weight of a leaf is multiplied by, 1 without class weights. Boosting: the score each action starts with.</summary>
    public double[] PerClass { get; }

    /// <summary>Whether NaN is a value like any other; else it is refused.</summary>
    public bool TakesMissing { get; }

    /// <summary>How much later than a feature's column comes the one in which its missing values count as lowest; 0 where none are taken.</summary>
    public int MissingOffset => TakesMissing ? Bins.Features : 0;

    /// <summary>Turns values into the bins that the trees look at.</summary>
    public Quantiser Quantiser { get; }

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

    /// <summary>Predicts one row of bins.</summary>
    public ActionPrediction Predict(ReadOnlySpan<byte> bins) => _compiled.Predict(ref MemoryMarshal.GetReference(bins));

    /// <summary>Predicts rows that are bins already.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="destination">One prediction per row.</param>
    /// <param name="useKernel">Whether the widest registers may be used; the result is the same.</param>
    public void Predict(BinnedRows rows, Span<ActionPrediction> destination, bool useKernel = true)
    {
        for (var row = 0; row < rows.Count; row += CompiledEnsemble.BlockRows)
            _compiled.Predict(rows.From(row), destination.Slice(row, Math.Min(CompiledEnsemble.BlockRows, rows.Count - row)), useKernel);
    }

    /// <summary>Predicts many rows, and hands them on block by block; above 2,000 rows on all processors, with the same numbers.</summary>
    /// <param name="map">The rows.</param>
    /// <param name="take">Gets the number of the block's first row and the predictions.</param>
    public void Predict(FeatureMap map, Action<int, ReadOnlySpan<ActionPrediction>> take)
    {
        var blocks = (map.Count + CompiledEnsemble.BlockRows - 1) / CompiledEnsemble.BlockRows;
        if (map.Count > ParallelRows)
        {
            InTurn(blocks, block => PredictBlock(map, block, take));
            return;
        }
        for (var block = 0; block < blocks; block++)
            PredictBlock(map, block, take);
    }

    private void PredictBlock(FeatureMap map, int block, Action<int, ReadOnlySpan<ActionPrediction>> take)
    {
        var from = block * CompiledEnsemble.BlockRows;
        var count = Math.Min(CompiledEnsemble.BlockRows, map.Count - from);
        var room = PredictionRoom.Current;
        var rows = room.Rows(CompiledEnsemble.BlockRows * Quantiser.RowBytes);
        var predictions = room.Predictions.AsSpan(0, count);
        map.Quantise(from, count, Quantiser, rows);
        _compiled.Predict(rows, predictions);
        take(from, predictions);
    }

    // The first bad row is reported, whichever thread met one first.
    private static void InTurn(int blocks, Action<int> work)
    {
        try
        {
            Parallel.For(0, blocks, work);
        }
        catch (AggregateException errors)
        {
            throw errors.Flatten().InnerExceptions.OfType<InvalidMarketDataException>().OrderBy(e => e.Row).FirstOrDefault() ?? errors.InnerExceptions[0];
        }
    }
}
