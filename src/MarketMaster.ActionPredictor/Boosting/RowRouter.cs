using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>Sends rows that a tree was not grown on down that tree, all rows of a node at once, and adds what their leaf says to their scores.</summary>
internal sealed class RowRouter(BinnedTable table)
{
    private readonly uint[] _rows = new uint[table.Rows];
    private readonly uint[] _buffer = new uint[table.Rows + Vector512<uint>.Count];

    public void Add(DecisionTree tree, ReadOnlySpan<uint> rows, float[] scores)
    {
        rows.CopyTo(_rows);
        Add(tree, 0, _rows.AsSpan(0, rows.Length), scores);
    }

    private void Add(DecisionTree tree, int index, Span<uint> rows, float[] scores)
    {
        var node = tree.Nodes[index];
        if (rows.IsEmpty)
            return;
        if (node.IsLeaf)
        {
            var step = (float)tree.Leaves[node.Child];
            foreach (var row in rows)
                scores[row] += step;
            return;
        }
        var left = RowPartition.Apply(rows, _buffer, table.Columns[node.Feature], shift: 0, node.Bin, node.MissingLeft);
        Add(tree, node.Child, rows[..left], scores);
        Add(tree, node.Child + 1, rows[left..], scores);
    }
}
