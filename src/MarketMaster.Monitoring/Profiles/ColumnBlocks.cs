namespace MarketMaster.Monitoring;

/// <summary>Hands out the columns of a frame one after the other; eight at a time are taken out of the rows, one cache line.</summary>
internal static class ColumnBlocks
{
    public const string LabelColumn = "action";

    private const int Width = 8;

    /// <summary>Names of the columns, that of the labels last where the frame is labelled.</summary>
    public static string[] Names(FeatureFrame frame) => frame.IsLabelled ? [.. frame.Names, LabelColumn] : [.. frame.Names];

    public static void ForEach(FeatureFrame frame, Action<int, double[]> use)
    {
        var buffers = new double[Math.Min(Width, frame.Width)][];
        for (var b = 0; b < buffers.Length; b++)
            buffers[b] = new double[frame.Count];
        for (var first = 0; first < frame.Width; first += Width)
        {
            var count = Math.Min(Width, frame.Width - first);
            var values = frame.Values;
            for (var row = 0; row < frame.Count; row++)
            {
                var from = values.Slice((row * frame.Width) + first, count);
                for (var c = 0; c < from.Length; c++)
                    buffers[c][row] = from[c];
            }
            for (var c = 0; c < count; c++)
                use(first + c, buffers[c]);
        }
        if (!frame.IsLabelled)
            return;
        var labels = new double[frame.Count];
        for (var row = 0; row < labels.Length; row++)
            labels[row] = (int)frame.Labels[row];
        use(frame.Width, labels);
    }
}
