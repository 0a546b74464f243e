namespace MarketMaster.DataSources;

/// <summary>The intervals of a source, and what it calls them.</summary>
internal sealed class IntervalTable(string source, params (TimeSpan Interval, string Name)[] entries)
{
    public IReadOnlyList<TimeSpan> All { get; } = [.. entries.Select(entry => entry.Interval).Order()];

    public string NameOf(TimeSpan interval)
    {
        foreach (var (known, name) in entries)
        {
            if (known == interval)
                return name;
        }
        throw new DataSourceException(source, "", DataSourceErrorKind.NotSupported, $"bars of {Text(interval)} are not served: use {string.Join(", ", All.Select(Text))}");
    }

    /// <summary>As traders write it: 1m, 4h, 1d, 1w.</summary>
    public static string Text(TimeSpan interval) => interval switch
    {
        { Ticks: var ticks } when ticks % (7 * TimeSpan.TicksPerDay) == 0 => FormattableString.Invariant($"{ticks / TimeSpan.TicksPerDay / 7}w"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerDay == 0 => FormattableString.Invariant($"{ticks / TimeSpan.TicksPerDay}d"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerHour == 0 => FormattableString.Invariant($"{ticks / TimeSpan.TicksPerHour}h"),
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerMinute == 0 => FormattableString.Invariant($"{ticks / TimeSpan.TicksPerMinute}m"),
        _ => FormattableString.Invariant($"{interval.TotalSeconds}s"),
    };
}
