namespace MarketMaster.Prediction;

/// <summary>The log loss on rows held out, round by round: says how long it has not fallen.</summary>
internal sealed class ValidationLoss(BinnedTable table, byte[] labels, double[] baseScores, ParallelOptions parallel)
{
    private readonly SoftmaxScores _scores = new(labels, null, baseScores);
    private readonly RowRouter _router = new(table);
    private readonly uint[] _rows = [.. Enumerable.Range(0, table.Rows).Select(r => (uint)r)];
    private double _best = double.PositiveInfinity;
    private int _rounds;

    /// <summary>Rounds up to the lowest loss.</summary>
    public int BestRounds { get; private set; }

    /// <summary>Adds the trees of a round; returns how many rounds ago the loss was lowest.</summary>
    public int Add(DecisionTree[] trees)
    {
        foreach (var tree in trees)
            _router.Add(tree, _rows, _scores.Of[(int)tree.Action!]);
        _scores.Normalise(parallel);
        _rounds++;
        var loss = _scores.LogLoss();
        if (loss < _best)
            (_best, BestRounds) = (loss, _rounds);
        return _rounds - BestRounds;
    }
}
