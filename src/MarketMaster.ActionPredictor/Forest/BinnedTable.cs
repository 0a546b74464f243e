namespace MarketMaster.Prediction;

/// <summary>The training features as one byte per value, column by column; 255 where the value is missing.</summary>
internal sealed class BinnedTable
{
    /// <summary>Bin of a missing value.</summary>
    public const int MissingBin = byte.MaxValue;

    private const int BlockRows = 512;

    // Four bytes can be read from any row.
    private const int Padding = sizeof(int) - 1;

    private readonly int[] _cuts;

    private BinnedTable(byte[][] columns, int rows, int[] cuts, bool learnsMissing) =>
        (Columns, Rows, _cuts, LearnsMissing) = (columns, rows, cuts, learnsMissing);

    /// <summary>One array per feature, a little longer than the rows.</summary>
    public byte[][] Columns { get; }

    public int Rows { get; }

    public int Width => Columns.Length;

    /// <summary>Whether splits say where rows without a value go.</summary>
    public bool LearnsMissing { get; }

    /// <param name="frame">The rows.</param>
    /// <param name="features">The features by name, in the order of <paramref name="bins"/>.</param>
    /// <param name="bins">The cuts.</param>
    /// <param name="learnsMissing">Whether splits say where rows without a value go.</param>
    /// <param name="parallel">How many threads.</param>
    public static BinnedTable Create(FeatureFrame frame, IReadOnlyList<string> features, FeatureBins bins, bool learnsMissing, ParallelOptions parallel)
    {
        var names = frame.Names.ToList();
        int[] places = [.. features.Select(f => names.IndexOf(f))];
        var columns = new byte[places.Length][];
        for (var feature = 0; feature < columns.Length; feature++)
        {
            columns[feature] = GC.AllocateUninitializedArray<byte>(frame.Count + Padding);
            columns[feature].AsSpan(frame.Count).Clear();
        }
        var blocks = (frame.Count + BlockRows - 1) / BlockRows;
        var quantiser = new Quantiser(bins, learnsMissing);
        Parallel.For(0, blocks, parallel, () => new byte[BlockRows * quantiser.RowBytes], (block, _, rows) =>
        {
            FillBlock(frame, places, quantiser, columns, block * BlockRows, rows);
            return rows;
        }, _ => { });
        return new(columns, frame.Count, [.. Enumerable.Range(0, columns.Length).Select(f => bins.Cuts(f).Length)], learnsMissing);
    }

    /// <summary>Number of cuts of a feature.</summary>
    public int Cuts(int feature) => _cuts[feature];

    private static void FillBlock(FeatureFrame frame, int[] places, Quantiser quantiser, byte[][] columns, int from, byte[] rows)
    {
        var count = Math.Min(BlockRows, frame.Count - from);
        var values = frame.Values[(from * frame.Width)..];
        for (var feature = 0; feature < columns.Length; feature++)
        {
            quantiser.SetColumn(feature, values[places[feature]..], frame.Width, count, rows);
            var column = columns[feature].AsSpan(from, count);
            for (var row = 0; row < count; row++)
                column[row] = rows[(row * quantiser.RowBytes) + feature];
        }
    }
}
