namespace MarketMaster.Prediction;

/// <summary>The training features as one byte per value, column by column.</summary>
internal sealed class BinnedTable
{
    private const int BlockRows = 512;

    private BinnedTable(byte[][] columns, int rows) => (Columns, Rows) = (columns, rows);

    public byte[][] Columns { get; }

    public int Rows { get; }

    public static BinnedTable Create(FeatureFrame frame, FeatureBins bins, ParallelOptions parallel)
    {
        var columns = new byte[frame.Width][];
        for (var feature = 0; feature < columns.Length; feature++)
            columns[feature] = GC.AllocateUninitializedArray<byte>(frame.Count);
        var blocks = (frame.Count + BlockRows - 1) / BlockRows;
        Parallel.For(0, blocks, parallel, block => FillBlock(frame, bins, columns, block * BlockRows));
        return new(columns, frame.Count);
    }

    private static void FillBlock(FeatureFrame frame, FeatureBins bins, byte[][] columns, int from)
    {
        var to = Math.Min(from + BlockRows, frame.Count);
        var values = frame.Values;
        for (var feature = 0; feature < columns.Length; feature++)
        {
            var column = columns[feature];
            for (var row = from; row < to; row++)
                column[row] = (byte)bins.Bin(feature, values[(row * columns.Length) + feature]);
        }
    }
}
