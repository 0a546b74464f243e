namespace MarketMaster.Prediction;

/// <summary>
/// The whole numbers that leaves are added up in. Averaging: a leaf's five shares make up exactly one whole of 2^32 / trees units,
/// rounded down, so that all trees together fit 32 bits; a probability is within 1e-6 of the mean share. Boosting: units of
/// a power of two so small that the greatest possible sum takes 61 bits.
/// </summary>
internal sealed class FixedPoint
{
    private const int K = TradeActions.Count;
    private const int SumBits = 61;
    private const int MostBits = 48;
    private readonly long[] _start = new long[K];
    private readonly long _whole;
    private readonly double _unit;

    public FixedPoint(TreeEnsemble model)
    {
        Kind = model.Kind;
        if (Kind == EnsembleKind.Averaging)
        {
            _whole = uint.MaxValue / model.Trees.Length;
            _unit = 1.0 / (_whole * model.Trees.Length);
            return;
        }
        var greatest = model.PerClass.Max(Math.Abs) + model.Trees.Sum(t => t.Leaves.Max(Math.Abs));
        _unit = Math.ScaleB(1, Math.Max(-MostBits, (int)Math.Ceiling(Math.Log2(Math.Max(greatest, double.Epsilon))) - SumBits));
        ToUnits(model.PerClass, _start);
    }

    public EnsembleKind Kind { get; }

    /// <summary>The sums before the first tree.</summary>
    public void Start(Span<long> sums) => _start.CopyTo(sums);

    public void ToUnits(ReadOnlySpan<double> output, Span<long> units)
    {
        if (Kind == EnsembleKind.Averaging)
        {
            Divide(output, units);
            return;
        }
        for (var i = 0; i < output.Length; i++)
            units[i] = (long)Math.Round(output[i] / _unit);
    }

    public ActionPrediction Conclude(ReadOnlySpan<long> sums)
    {
        if (Kind == EnsembleKind.Boosting)
            return Softmax(sums);
        var probabilities = new ActionProbabilities(sums[0] * _unit, sums[1] * _unit, sums[2] * _unit, sums[3] * _unit, sums[4] * _unit);
        return Of(probabilities);
    }

    private static ActionPrediction Of(in ActionProbabilities probabilities)
    {
        var action = Evaluator.MostProbable(probabilities);
        return new(action, probabilities[action], probabilities);
    }

    private ActionPrediction Softmax(ReadOnlySpan<long> sums)
    {
        var greatest = Math.Max(Math.Max(Math.Max(sums[0], sums[1]), Math.Max(sums[2], sums[3])), sums[4]);
        double a = Math.Exp((sums[0] - greatest) * _unit), b = Math.Exp((sums[1] - greatest) * _unit), c = Math.Exp((sums[2] - greatest) * _unit);
        double d = Math.Exp((sums[3] - greatest) * _unit), e = Math.Exp((sums[4] - greatest) * _unit);
        var total = a + b + c + d + e;
        return Of(new(a / total, b / total, c / total, d / total, e / total));
    }

    // Every share rounded down, and what is left of the whole to the largest remainders, lower classes first.
    private void Divide(ReadOnlySpan<double> shares, Span<long> units)
    {
        Span<double> remainders = stackalloc double[K];
        var left = _whole;
        for (var k = 0; k < K; k++)
        {
            units[k] = (long)(shares[k] * _whole);
            remainders[k] = (shares[k] * _whole) - units[k];
            left -= units[k];
        }
        for (; left > 0; left--)
        {
            var most = 0;
            for (var k = 1; k < K; k++)
                most = remainders[k] > remainders[most] ? k : most;
            units[most]++;
            remainders[most] = -1;
        }
    }
}
