using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>
/// The workspace of one thread: grows the tree of one action, splitting the leaf that gains most until there are enough leaves. Of
/// two new leaves the one with fewer rows is counted, the other is what is left of their parent.
/// </summary>
internal sealed class GradientTreeBuilder
{
    private const long HistogramBytes = 256L << 20;
    private const double LeastGain = 1e-7;
    private readonly BinnedTable _table;
    private readonly ActionPredictorOptions _options;
    private readonly GradientScale _scale;
    private readonly GradientSplitFinder _finder;
    private readonly uint[] _rows;
    private readonly uint[] _buffer;
    private readonly Stack<GradientHistogram> _free = [];
    private readonly List<TreeNode> _nodes = [];
    private readonly List<GradientLeaf> _leaves = [];
    private readonly double[] _gains;
    private int _histograms;

    public GradientTreeBuilder(BinnedTable table, ActionPredictorOptions options, GradientScale scale)
    {
        (_table, _options, _scale) = (table, options, scale);
        _finder = new(table, options, scale);
        _rows = new uint[table.Rows];
        _buffer = new uint[table.Rows + Vector512<uint>.Count];
        _gains = new double[table.Width];
        Gradients = new ulong[table.Rows + Vector256<float>.Count];
        // Above this much memory leaves forget their histogram and their parts are counted anew.
        _histograms = (int)Math.Clamp(HistogramBytes / (table.Width * GradientHistogram.BinCount * 16L), 3, options.MaxLeaves + 1);
    }

    /// <summary>Of each row: gradient in the lower, curvature in the upper half. Filled before <see cref="Build"/>.</summary>
    public ulong[] Gradients { get; }

    /// <param name="rows">Rows to learn from, ascending.</param>
    /// <param name="chosen">Features to split on, ascending.</param>
    /// <param name="action">Whose scores the tree adds to.</param>
    /// <param name="scores">The scores so far of that action; those of <paramref name="rows"/> are brought up to date.</param>
    public DecisionTree Build(ReadOnlySpan<uint> rows, ReadOnlySpan<int> chosen, TradeAction action, float[] scores)
    {
        rows.CopyTo(_rows);
        _nodes.Clear();
        _leaves.Clear();
        Array.Clear(_gains);
        _nodes.Add(default);
        var histogram = Take();
        histogram.Fill(rows, Gradients, _table, chosen);
        Add(new(0, 0, 0, histogram.Total(chosen[0]), histogram, default), chosen);
        while (_leaves.Count < _options.MaxLeaves && MostGain() is var leaf && _leaves[leaf].Split.Gain > LeastGain)
            Split(leaf, chosen);
        return Finish(action, scores);
    }

    private void Split(int index, ReadOnlySpan<int> chosen)
    {
        var leaf = _leaves[index];
        var split = leaf.Split;
        var rows = _rows.AsSpan(leaf.Start, leaf.Sums.Rows);
        RowPartition.Apply(rows, _buffer, _table.Columns[split.Feature], shift: 0, split.Bin, split.MissingLeft);
        _gains[split.Feature] += split.Gain;
        var child = _nodes.Count;
        _nodes.Add(default);
        _nodes.Add(default);
        _nodes[leaf.Node] = new((ushort)split.Feature, split.Bin, IsLeaf: false, child, split.MissingLeft);
        var left = new GradientLeaf(child, leaf.Start, leaf.Depth + 1, split.Left, null, default);
        var right = new GradientLeaf(child + 1, leaf.Start + split.Left.Rows, leaf.Depth + 1, leaf.Sums - split.Left, null, default);
        if (_leaves.Count + 1 < _options.MaxLeaves)
            Count(leaf.Histogram, ref left, ref right, chosen);
        else if (leaf.Histogram is { } unused)
            _free.Push(unused);
        _leaves.RemoveAt(index);
        Add(left, chosen);
        Add(right, chosen);
    }

    private void Count(GradientHistogram? parent, ref GradientLeaf left, ref GradientLeaf right, ReadOnlySpan<int> chosen)
    {
        var leftIsSmaller = left.Sums.Rows <= right.Sums.Rows;
        ref var few = ref (leftIsSmaller ? ref left : ref right);
        ref var many = ref (leftIsSmaller ? ref right : ref left);
        if (!MaySplit(many))
        {
            if (parent is not null)
                _free.Push(parent);
            return;
        }
        few = few with { Histogram = Counted(few, chosen) };
        if (parent is not null)
            parent.Subtract(few.Histogram!, chosen);
        many = many with { Histogram = parent ?? Counted(many, chosen) };
    }

    private GradientHistogram Counted(in GradientLeaf leaf, ReadOnlySpan<int> chosen)
    {
        var histogram = Take();
        histogram.Fill(_rows.AsSpan(leaf.Start, leaf.Sums.Rows), Gradients, _table, chosen);
        return histogram;
    }

    private void Add(GradientLeaf leaf, ReadOnlySpan<int> chosen)
    {
        if (leaf.Histogram is { } histogram)
        {
            if (MaySplit(leaf))
                leaf = leaf with { Split = _finder.Find(histogram, leaf.Sums, chosen) };
            if (leaf.Split.Gain <= LeastGain || _free.Count + _histograms < 2)
            {
                _free.Push(histogram);
                leaf = leaf with { Histogram = null };
            }
        }
        _leaves.Add(leaf);
    }

    private bool MaySplit(in GradientLeaf leaf) => leaf.Depth < _options.MaxDepth && leaf.Sums.Rows >= 2 * (long)_options.MinRowsInLeaf;

    private GradientHistogram Take()
    {
        if (_free.TryPop(out var histogram))
            return histogram;
        _histograms--;
        return new(_table.Width);
    }

    private int MostGain()
    {
        var best = 0;
        for (var i = 1; i < _leaves.Count; i++)
            best = _leaves[i].Split.Gain > _leaves[best].Split.Gain ? i : best;
        return best;
    }

    private DecisionTree Finish(TradeAction action, float[] scores)
    {
        var steps = new double[_leaves.Count];
        var weights = new double[_leaves.Count];
        for (var i = 0; i < steps.Length; i++)
        {
            var leaf = _leaves[i];
            var step = (float)(_options.LearningRate * _scale.Step(leaf.Sums, _options.Regularization));
            _nodes[leaf.Node] = new(0, 0, IsLeaf: true, i);
            (steps[i], weights[i]) = (step, leaf.Sums.Rows);
            foreach (var row in _rows.AsSpan(leaf.Start, leaf.Sums.Rows))
                scores[row] += step;
            if (leaf.Histogram is { } histogram)
                _free.Push(histogram);
        }
        return new([.. _nodes], action, steps, weights, [.. _gains]);
    }
}
