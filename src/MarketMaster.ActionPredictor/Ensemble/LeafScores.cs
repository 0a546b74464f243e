using System.Runtime.CompilerServices;

namespace MarketMaster.Prediction;

/// <summary>The leaves of a boosting ensemble: one score each, in units of a power of two so small that the greatest possible sum takes 61 bits.</summary>
internal sealed class LeafScores : LeafValues
{
    private const int K = TradeActions.Count;
    private const int SumBits = 61;
    private const int MostBits = 48;
    private readonly TreeEnsemble _model;
    private readonly int[] _firstLeaf;
    private readonly long[] _scores;
    private readonly byte[] _classes;
    private readonly long[] _start;
    private readonly double _unit;

    public LeafScores(TreeEnsemble model, int[] firstLeaf)
    {
        (_model, _firstLeaf) = (model, firstLeaf);
        _scores = new long[firstLeaf[^1]];
        _classes = [.. model.Trees.Select(t => (byte)t.Action!.Value)];
        var greatest = model.PerClass.Max(Math.Abs) + model.Trees.Sum(t => t.Leaves.Max(Math.Abs));
        _unit = Math.ScaleB(1, Math.Max(-MostBits, (int)Math.Ceiling(Math.Log2(Math.Max(greatest, double.Epsilon))) - SumBits));
        _start = Array.ConvertAll(model.PerClass, Units);
    }

    public override int SumLength => K;

    public override void Set(int tree, int place, int leaf) => _scores[_firstLeaf[tree] + place] = Units(_model.Trees[tree].Leaves[leaf]);

    public override void Start(Span<long> sums)
    {
        for (; !sums.IsEmpty; sums = sums[K..])
            _start.CopyTo(sums);
    }

    // Eight bytes a leaf: they stay in the caches by themselves.
    public override void Prefetch(int firstTree, ReadOnlySpan<int> leaves) { }

    public override void AddTrees(int firstTree, ReadOnlySpan<int> leaves, Span<long> sums)
    {
        for (var tree = 0; tree < leaves.Length; tree++)
            sums[_classes[firstTree + tree]] += _scores[_firstLeaf[firstTree + tree] + leaves[tree]];
    }

    public override void AddRows(int firstTree, int trees, ReadOnlySpan<int> leaves, Span<long> sums)
    {
        for (var tree = 0; tree < trees; tree++)
        {
            ref var sum = ref sums[_classes[firstTree + tree]];
            var scores = _scores.AsSpan(_firstLeaf[firstTree + tree]);
            var reached = leaves.Slice(tree * CompiledEnsemble.TileRows, sums.Length / K);
            for (var row = 0; row < reached.Length; row++)
                Unsafe.Add(ref sum, row * K) += scores[reached[row]];
        }
    }

    public override ActionPrediction Conclude(ReadOnlySpan<long> sums)
    {
        var greatest = Math.Max(Math.Max(Math.Max(sums[0], sums[1]), Math.Max(sums[2], sums[3])), sums[4]);
        double a = Power(sums[0] - greatest), b = Power(sums[1] - greatest), c = Power(sums[2] - greatest);
        double d = Power(sums[3] - greatest), e = Power(sums[4] - greatest);
        var total = a + b + c + d + e;
        return Of(new(a / total, b / total, c / total, d / total, e / total));
    }

    private double Power(long below) => below == 0 ? 1 : Math.Exp(below * _unit);

    private long Units(double score) => (long)Math.Round(score / _unit);
}
