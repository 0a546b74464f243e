namespace MarketMaster.Monitoring;

public sealed partial class ReferenceProfile
{
    /// <summary>
    /// The profile of these rows and others together, such as of one session and the next. Counts and moments are exact; quantiles
    /// are exact while all values fit, else each merge moves a rank by at most half a step of the sample. Regimes keep the cuts of this profile.
    /// </summary>
    /// <param name="other">The profile of the other rows, later in time, with the same columns and condition.</param>
    /// <returns>A new profile with the options of this one.</returns>
    /// <exception cref="ArgumentException">Columns or conditions differ.</exception>
    public ReferenceProfile Merge(ReferenceProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!Columns.Select(c => c.Name).SequenceEqual(other.Columns.Select(c => c.Name), StringComparer.Ordinal))
            throw new ArgumentException($"the other profile has the columns {string.Join(", ", other.Columns.Select(c => c.Name))}: this one has {string.Join(", ", Columns.Select(c => c.Name))}", nameof(other));
        if (Options.Condition != other.Options.Condition)
            throw new ArgumentException($"the other profile tells rows apart by {other.Options.Condition}: this one by {Options.Condition}", nameof(other));
        var columns = Columns.Zip(other.Columns, (a, b) => ColumnMerge.Of(a, b, Options)).ToArray();
        return new(
            Options, columns, Rows + other.Rows,
            From is { } f && other.From is { } of ? (f < of ? f : of) : From ?? other.From,
            To is { } t && other.To is { } ot ? (t > ot ? t : ot) : To ?? other.To,
            RowSamples.Merge(RowSample, Rows, other.RowSample, other.Rows, Math.Max(1, Width), Options.RowCapacity),
            Cuts, [.. Parts.Zip(other.Parts, (a, b) => a + b)]);
    }
}
