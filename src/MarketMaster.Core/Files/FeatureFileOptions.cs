namespace MarketMaster;

/// <summary>How a file of features names its columns.</summary>
public sealed record FeatureFileOptions
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
