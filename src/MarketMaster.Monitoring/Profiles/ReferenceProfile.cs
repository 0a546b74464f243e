namespace MarketMaster.Monitoring;

/// <summary>
/// What a monitor remembers of the reference rows (usually the training rows): bounded in size whatever their number, computed
/// once, saved, and merged with that of other rows. Immutable, safe to use from any thread.
/// </summary>
public sealed partial class ReferenceProfile
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    internal ReferenceProfile(
        ProfileOptions options, IReadOnlyList<ColumnProfile> columns, long rows, DateTime? from, DateTime? to, double[] rowSample, double[] cuts, long[] parts)
    {
        (Options, Columns, Rows, From, To, RowSample, Cuts, Parts) = (options, columns, rows, from, to, rowSample, cuts, parts);
        for (var i = 0; i < columns.Count; i++)
            _index.Add(columns[i].Name, i);
    }

    /// <summary>What was kept.</summary>
    public ProfileOptions Options { get; }

    /// <summary>The columns in the order of the frame; a column <c>action</c> follows where it was labelled.</summary>
    public IReadOnlyList<ColumnProfile> Columns { get; }

    /// <summary>Number of reference rows.</summary>
    public long Rows { get; }

    /// <summary>Time of the earliest row, UTC; null where the rows had none.</summary>
    public DateTime? From { get; }

    /// <summary>Time of the latest row, UTC; null where the rows had none.</summary>
    public DateTime? To { get; }

    /// <summary>Number of feature columns, labels not counted.</summary>
    internal int Width => Columns.Count - (_index.ContainsKey(ColumnBlocks.LabelColumn) ? 1 : 0);

    /// <summary>Whole rows, row by row, evenly spaced, features only.</summary>
    internal double[] RowSample { get; }

    internal int SampledRows => Width == 0 ? 0 : RowSample.Length / Width;

    internal double[] Cuts { get; }

    /// <summary>Rows of each part of the condition.</summary>
    internal long[] Parts { get; }

    /// <summary>Makes the profile of reference rows.</summary>
    /// <param name="reference">The rows, in order of time; NaN stands for a missing value.</param>
    /// <param name="options">What to keep; null takes the defaults.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ArgumentException">A column has the name <c>action</c> beside labels, or the options name a column that is not there.</exception>
    public static ReferenceProfile Create(FeatureFrame reference, ProfileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reference);
        options ??= new();
        if (options.Condition.Column is { } regime && !reference.Names.Contains(regime, StringComparer.Ordinal))
            throw new ArgumentException($"the condition names the column '{regime}': the frame has {string.Join(", ", reference.Names)}", nameof(options));
        if (reference.IsLabelled && reference.Names.Contains(ColumnBlocks.LabelColumn, StringComparer.Ordinal))
            throw new ArgumentException($"the column '{ColumnBlocks.LabelColumn}' has the name that the labels take: rename it", nameof(reference));
        var names = ColumnBlocks.Names(reference);
        var cuts = ConditionKeys.Cuts(reference, options.Condition);
        var parts = ConditionKeys.Count(options.Condition.Kind);
        var keys = ConditionKeys.Of(reference, options.Condition, cuts);
        var columns = new ColumnProfile[names.Length];
        ColumnBlocks.ForEach(reference, (i, values) => columns[i] = ColumnProfiler.Of(names[i], values, reference.Time, options, keys, parts));
        LagStructure.Describe(reference, columns);
        var counts = new long[parts];
        foreach (var key in keys ?? [])
        {
            if (key >= 0)
                counts[key]++;
        }
        return new(
            options, columns, reference.Count, Earliest(reference), Latest(reference),
            RowSamples.Of(reference, options.RowCapacity), cuts, counts);
    }

    /// <summary>The profile of a column by name.</summary>
    /// <param name="name">Name of the column.</param>
    /// <returns>The profile, or null where there is no such column.</returns>
    public ColumnProfile? Find(string name) => _index.TryGetValue(name, out var i) ? Columns[i] : null;

    /// <summary>Columns, rows and times.</summary>
    public override string ToString() => FormattableString.Invariant($"{Columns.Count} columns, {Rows} rows{(From is { } from ? $", {from:u} to {To:u}" : "")}");

    private static DateTime? Earliest(FeatureFrame frame)
    {
        DateTime? found = null;
        foreach (var time in frame.Time)
            found = found is { } f && f <= time ? f : time;
        return found;
    }

    private static DateTime? Latest(FeatureFrame frame)
    {
        DateTime? found = null;
        foreach (var time in frame.Time)
            found = found is { } f && f >= time ? f : time;
        return found;
    }
}
