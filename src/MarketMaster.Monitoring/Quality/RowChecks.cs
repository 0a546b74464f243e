namespace MarketMaster.Monitoring;

/// <summary>The checks of whole rows: duplicates, order, age.</summary>
internal static class RowChecks
{
    /// <summary>Returns the number of duplicate rows.</summary>
    public static long Run(FeatureFrame current, QualityOptions options, DateTimeOffset now, ReportIssue report)
    {
        long duplicates = 0, unordered = 0;
        var seen = new HashSet<ulong>();
        var newest = DateTime.MinValue;
        for (var row = 0; row < current.Count; row++)
        {
            var time = current.Time.IsEmpty ? default(DateTime?) : current.Time[row];
            duplicates += seen.Add(Hash(current.Row(row), time)) ? 0 : 1;
            unordered += time < newest ? 1 : 0;
            newest = time > newest ? time.Value : newest;
        }
        if (duplicates > 0)
            report(QualityCheck.DuplicateRows, DefectSeverity.Warning, null, duplicates, duplicates / (double)current.Count, FormattableString.Invariant($"{duplicates} rows repeat another row"));
        if (unordered > 0)
            report(QualityCheck.UnorderedRows, DefectSeverity.Error, null, unordered, unordered / (double)current.Count, FormattableString.Invariant($"{unordered} rows are earlier than a row before them"));
        if (options.MaximumAge is { } age && !current.Time.IsEmpty && now.UtcDateTime - newest > age)
            report(QualityCheck.StaleFeed, DefectSeverity.Error, null, current.Count, 1, FormattableString.Invariant($"the newest row is of {newest:u}, {(now.UtcDateTime - newest).TotalSeconds:0} s ago: at most {age.TotalSeconds:0} s are allowed"));
        return duplicates;
    }

    private static ulong Hash(ReadOnlySpan<double> row, DateTime? time)
    {
        var hash = 14695981039346656037UL ^ (ulong)(time?.Ticks ?? 0);
        foreach (var value in row)
        {
            hash = (hash ^ BitConverter.DoubleToUInt64Bits(value)) * 0x9E3779B97F4A7C15UL;
            hash ^= hash >> 32;
        }
        return hash;
    }
}
