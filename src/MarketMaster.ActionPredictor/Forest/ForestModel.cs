namespace MarketMaster.Prediction;

/// <summary>A trained forest with its bins: predicts one row or many. Immutable, safe from any thread.</summary>
internal sealed class ForestModel(FeatureBins bins, DecisionTree[] trees)
{
    private const int TileRows = 256;
    private const int ParallelRows = 2_000;
    private readonly CompiledForest _forest = new(trees);

    public FeatureBins Bins { get; } = bins;

    public DecisionTree[] Trees { get; } = trees;

    public ActionPrediction PredictBins(ReadOnlySpan<byte> row)
    {
        Span<double> sums = stackalloc double[TradeActions.Count];
        sums.Clear();
        _forest.Sum(row, sums);
        return Conclude(sums);
    }

    /// <summary>Many rows; above 2,000 of them on all processors, with the same numbers.</summary>
    public void Predict(FeatureMap map, Span<ActionPrediction> destination)
    {
        if (map.Count <= ParallelRows)
        {
            PredictTiles(map, 0, map.Count, destination);
            return;
        }
        var results = new ActionPrediction[map.Count];
        var tiles = (map.Count + TileRows - 1) / TileRows;
        InTurn(tiles, tile =>
        {
            var from = tile * TileRows;
            PredictTiles(map, from, Math.Min(from + TileRows, map.Count), results.AsSpan(from));
        });
        results.CopyTo(destination);
    }

    public void PredictBins(ReadOnlySpan<byte> rows, Span<ActionPrediction> destination)
    {
        var width = Bins.Features;
        Span<double> sums = new double[TileRows * TradeActions.Count];
        for (var row = 0; row < destination.Length; row += TileRows)
        {
            var count = Math.Min(TileRows, destination.Length - row);
            sums.Clear();
            _forest.Sum(rows.Slice(row * width, count * width), width, sums);
            for (var i = 0; i < count; i++)
                destination[row + i] = Conclude(sums.Slice(i * TradeActions.Count, TradeActions.Count));
        }
    }

    private void PredictTiles(FeatureMap map, int from, int to, Span<ActionPrediction> destination)
    {
        var width = Bins.Features;
        var tile = new byte[Math.Min(TileRows, to - from) * width];
        for (var start = from; start < to; start += TileRows)
        {
            var count = Math.Min(TileRows, to - start);
            for (var i = 0; i < count; i++)
                map.Quantise(start + i, Bins, tile.AsSpan(i * width, width));
            PredictBins(tile.AsSpan(0, count * width), destination.Slice(start - from, count));
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

    private static ActionPrediction Conclude(ReadOnlySpan<double> sums)
    {
        var total = sums[0] + sums[1] + sums[2] + sums[3] + sums[4];
        var probabilities = new ActionProbabilities(sums[0] / total, sums[1] / total, sums[2] / total, sums[3] / total, sums[4] / total);
        var action = Evaluator.MostProbable(probabilities);
        return new(action, sums[(int)action] / total, probabilities);
    }
}
