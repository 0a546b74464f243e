namespace MarketMaster.Prediction;

/// <summary>Puts folds together to paths through all test blocks: the j-th path takes each block from the j-th fold that tests it.</summary>
internal static class FoldPaths
{
    public static Evaluation[] Judge(IReadOnlyList<FoldBlocks> folds, IReadOnlyList<OutOfFoldPrediction> predictions, IReadOnlyList<TradeAction> majorities)
    {
        var turns = Turns(folds);
        var paths = turns.Max(t => t.Value) + 1;
        var members = predictions.ToLookup(p => turns[(p.Fold, folds[p.Fold].Test.First(b => p.Bar >= b.From && p.Bar < b.To))]);
        var majority = majorities.GroupBy(m => m).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        return [.. Enumerable.Range(0, paths).Select(path => Evaluate([.. members[path]], majority))];
    }

    private static Dictionary<(int Fold, BarRange Block), int> Turns(IReadOnlyList<FoldBlocks> folds)
    {
        var tested = new Dictionary<BarRange, int>();
        var turns = new Dictionary<(int, BarRange), int>();
        for (var fold = 0; fold < folds.Count; fold++)
        {
            foreach (var block in folds[fold].Test)
            {
                turns[(fold, block)] = tested.GetValueOrDefault(block);
                tested[block] = tested.GetValueOrDefault(block) + 1;
            }
        }
        return turns;
    }

    private static Evaluation Evaluate(OutOfFoldPrediction[] path, TradeAction majority) =>
        Evaluator.Evaluate(Array.ConvertAll(path, p => p.Label), Array.ConvertAll(path, p => p.Prediction), majority, default);
}
