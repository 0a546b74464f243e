using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>The workspace of one thread: builds trees one after the other without allocating anything but their result.</summary>
internal sealed class TreeBuilder
{
    private readonly BinnedTable _table;
    private readonly byte[] _labels;
    private readonly AliasTable? _rowWeights;
    private readonly double[] _classWeights;
    private readonly ActionPredictorOptions _options;
    private readonly SplitFinder _finder;
    private readonly byte[] _weights;
    private readonly uint[] _keys;
    private readonly uint[] _buffer;
    private readonly Stack<Work> _stack;
    private readonly List<TreeNode> _nodes = [];
    private readonly List<double> _leafCounts = [];
    private readonly double[] _importance;

    public TreeBuilder(BinnedTable table, byte[] labels, AliasTable? rowWeights, double[]? classWeights, ActionPredictorOptions options)
    {
        (_table, _labels, _rowWeights, _options) = (table, labels, rowWeights, options);
        _classWeights = classWeights ?? [1, 1, 1, 1, 1];
        _finder = new(table, options.FeaturesPerSplit(table.Width), options.MinSamplesLeaf, classWeights);
        _weights = new byte[table.Rows];
        _keys = new uint[table.Rows];
        _buffer = new uint[table.Rows + Vector512<uint>.Count];
        _stack = new(options.MaxDepth + 1);
        _importance = new double[table.Width];
    }

    private readonly record struct Work(int Node, int Start, int Depth, ClassCounts Counts);

    public DecisionTree Build(int tree)
    {
        var random = new RandomStream(unchecked((ulong)_options.Seed), (ulong)tree);
        _finder.Reset();
        _nodes.Clear();
        _leafCounts.Clear();
        Array.Clear(_importance);
        var root = Bootstrap.Draw(_labels, _rowWeights, _weights, _keys, ref random);
        _nodes.Add(default);
        Settle(0, 0, 0, root);
        while (_stack.TryPop(out var work))
            Grow(work, ref random);
        return new([.. _nodes], [.. _leafCounts], Normalised());
    }

    private void Grow(in Work work, ref RandomStream random)
    {
        var keys = _keys.AsSpan(work.Start, work.Counts.Rows);
        if (!_finder.Find(keys, work.Counts, ref random, out var split))
        {
            MakeLeaf(work.Node, work.Counts);
            return;
        }
        var child = _nodes.Count;
        _nodes.Add(default);
        _nodes.Add(default);
        _nodes[work.Node] = new((ushort)split.Feature, split.Bin, IsLeaf: false, child, split.MissingLeft);
        var right = work.Counts - split.Left;
        _importance[split.Feature] += Purity(split.Left) + Purity(right) - Purity(work.Counts);
        var depth = work.Depth + 1;
        // The counts of the children are known from the histogram: rows are moved only where a child is split again.
        if (!EndsHere(split.Left, depth) || !EndsHere(right, depth))
            RowPartition.Apply(keys, _buffer, _table.Columns[split.Feature], RowKey.RowShift, split.Bin, split.MissingLeft);
        Settle(child + 1, work.Start + split.Left.Rows, depth, right);
        Settle(child, work.Start, depth, split.Left);
    }

    private void Settle(int node, int start, int depth, in ClassCounts counts)
    {
        if (EndsHere(counts, depth))
            MakeLeaf(node, counts);
        else
            _stack.Push(new(node, start, depth, counts));
    }

    private bool EndsHere(in ClassCounts counts, int depth) =>
        depth >= _options.MaxDepth || counts.Rows < _options.MinSamplesSplit || counts.Rows < 2 * _options.MinSamplesLeaf || counts.IsPure;

    private void MakeLeaf(int node, in ClassCounts counts)
    {
        _nodes[node] = new(0, 0, IsLeaf: true, _leafCounts.Count / TradeActions.Count);
        _leafCounts.Add(counts.C0);
        _leafCounts.Add(counts.C1);
        _leafCounts.Add(counts.C2);
        _leafCounts.Add(counts.C3);
        _leafCounts.Add(counts.C4);
    }

    // Sum of squared class weights over the weight: what a split raises is the impurity it takes away.
    private double Purity(in ClassCounts counts)
    {
        double c0 = counts.C0 * _classWeights[0], c1 = counts.C1 * _classWeights[1], c2 = counts.C2 * _classWeights[2];
        double c3 = counts.C3 * _classWeights[3], c4 = counts.C4 * _classWeights[4];
        return ((c0 * c0) + (c1 * c1) + (c2 * c2) + (c3 * c3) + (c4 * c4)) / (c0 + c1 + c2 + c3 + c4);
    }

    private double[] Normalised()
    {
        var sum = _importance.Sum();
        return sum > 0 ? [.. _importance.Select(i => i / sum)] : new double[_importance.Length];
    }
}
