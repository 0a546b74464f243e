namespace MarketMaster.Parquet;

/// <summary>How a Parquet file of features is read.</summary>
public sealed record FeatureParquetOptions
{
    /// <summary>The column with the time of each row. Default <c>timestamp</c>; a file without it gives a frame without times. Case does not matter.</summary>
    public string TimeColumn { get; init; } = "timestamp";

    /// <summary>
    /// The column with the action of each row, by name (<c>strong_buy</c>) or class index (0 to 4). Null, the default: <c>action</c> where the
    /// file has it, else the frame is not labelled. A name given here must be there. Writing calls the column so, too.
    /// </summary>
    public string? LabelColumn { get; init; }

    internal string LabelName => LabelColumn ?? "action";
}
