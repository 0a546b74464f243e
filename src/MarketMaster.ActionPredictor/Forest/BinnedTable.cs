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

    public static BinnedTable Create(FeatureFrame frame, FeatureBins bins, bool learnsMissing, ParallelOptions parallel)
    {
        var columns = new byte[frame.Width][];
        for (var feature = 0; feature < columns.Length; feature++)
        {
            columns[feature] = GC.AllocateUninitializedArray<byte>(frame.Count + Padding);
            columns[feature].AsSpan(frame.Count).Clear();
        }
        var blocks = (frame.Count + BlockRows - 1) / BlockRows;
        Parallel.For(0, blocks, parallel, block => FillBlock(frame, bins, columns, block * BlockRows));
        return new(columns, frame.Count, [.. Enumerable.Range(0, frame.Width).Select(f => bins.Cuts(f).Length)], learnsMissing);
    }

    /// <summary>Number of cuts of a feature.</summary>
    public int Cuts(int feature) => _cuts[feature];

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
