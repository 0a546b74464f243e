namespace MarketMaster.Monitoring;

/// <summary>The checks of one column against its reference.</summary>
internal sealed class ColumnChecks(ColumnProfile profile, double[] values, QualityOptions options, ReportIssue report)
{
    private const double HalfMissing = 0.5;
    private const int FewValues = 20;
    private const double UnitTolerance = 0.2;
    private ValidationStatus _status = ValidationStatus.Pass;

    public ColumnQuality Run(ReadOnlySpan<DateTime> time)
    {
        long missing = 0, infinite = 0;
        foreach (var value in values)
        {
            missing += double.IsNaN(value) ? 1 : 0;
            infinite += double.IsInfinity(value) ? 1 : 0;
        }
        var sorted = SortedValues.OfFinite(values);
        CheckMissing(missing);
        if (infinite > 0)
            Add(QualityCheck.InfiniteValues, DefectSeverity.Critical, infinite, $"{infinite} infinite values");
        var defective = infinite;
        long stale = 0;
        if (sorted.Length > 0)
        {
            defective += CheckValues(sorted);
            stale = CheckRuns();
            CheckUnit(sorted);
            CheckHours(time);
        }
        var mean = MeanTests.Moments(sorted).Mean;
        return new(profile.Name, values.Length, missing, infinite, defective, stale, mean, sorted.Length > 0 ? sorted[0] : double.NaN, sorted.Length > 0 ? sorted[^1] : double.NaN, _status);
    }

    private void CheckMissing(long missing)
    {
        if (values.Length == 0 || missing == 0)
            return;
        double share = missing / (double)values.Length, expected = profile.Rows == 0 ? 0 : profile.Missing / (double)profile.Rows;
        if (missing == values.Length)
            Add(QualityCheck.EmptyColumn, DefectSeverity.Critical, missing, $"the column has no value");
        else if (share > expected + options.MissingTolerance)
            Add(QualityCheck.MissingValues, share > HalfMissing ? DefectSeverity.Error : DefectSeverity.Warning, missing, $"{share:0.0%} missing, {expected:0.0%} in the reference");
    }

    private long CheckValues(double[] sorted)
    {
        long defective = 0;
        if (sorted.Length > 1 && sorted[0] == sorted[^1] && profile.Minimum < profile.Maximum)
            Add(QualityCheck.ConstantColumn, DefectSeverity.Error, sorted.Length, $"always {sorted[0]:G6}, in the reference {profile.Minimum:G6} to {profile.Maximum:G6}");
        if (profile.Kind == ColumnKind.Categorical && profile.Categories.Length > 0)
        {
            var known = profile.Categories.Select(c => c.Value).ToHashSet();
            var unseen = sorted.Where(v => !known.Contains(v)).ToArray();
            if (unseen.Length > 0)
                Add(QualityCheck.UnseenValues, DefectSeverity.Error, unseen.Length, $"{unseen.Length} rows with values that the reference lacks, such as {unseen[0]:G6}");
            return unseen.Length;
        }
        if (profile.Finite == 0)
            return 0;
        if (profile.IsInteger && profile.Finite > FewValues && sorted.Count(v => v != Math.Floor(v)) is var fractions and > 0)
        {
            Add(QualityCheck.TypeChange, DefectSeverity.Error, fractions, $"{fractions} fractions in a column of whole numbers");
            defective += fractions;
        }
        var margin = options.RangeTolerance * (profile.Quantile(0.75) - profile.Quantile(0.25));
        double low = profile.Minimum - margin, high = profile.Maximum + margin;
        long outside = sorted.Length - Quantiles.UpperBound(sorted, high) + Quantiles.UpperBound(sorted, Math.BitDecrement(low));
        if (outside > 0 && profile.Finite >= FewValues)
        {
            Add(QualityCheck.OutOfRange, DefectSeverity.Warning, outside, $"{outside} values outside {low:G6} to {high:G6}, from {sorted[0]:G6} to {sorted[^1]:G6}");
            defective += outside;
        }
        return defective;
    }

    // a column of few different values repeats them by nature
    private long CheckRuns()
    {
        if (profile.Kind == ColumnKind.Categorical || profile.Categories.Length is > 0 and <= FewValues)
            return 0;
        var expected = 1 + (profile.Categories.Length > 0 ? profile.Categories.Max(c => c.Count) / (double)Math.Max(1, profile.Finite) : MostFrequentShare()) * options.StaleRows * 10;
        var shortest = Math.Max(options.StaleRows, (int)expected);
        long stale = 0;
        for (var i = 0; i < values.Length;)
        {
            var from = i;
            while (i < values.Length && values[i] == values[from])
                i++;
            i = Math.Max(i, from + 1);
            if (i - from < shortest)
                continue;
            stale += i - from - 1;
            if (i == values.Length)
                Add(QualityCheck.FrozenColumn, DefectSeverity.Error, i - from, $"{values[from]:G6} in the last {i - from} rows");
            else
                Add(QualityCheck.StaleValues, DefectSeverity.Warning, i - from, $"{values[from]:G6} in {i - from} rows from row {from} on");
        }
        return stale;
    }

    private double MostFrequentShare()
    {
        var sample = profile.Sample;
        int longest = 0, run = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            run = i > 0 && sample[i] == sample[i - 1] ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }
        return longest <= 1 ? 0 : longest / (double)sample.Length;
    }

    private void CheckUnit(double[] sorted)
    {
        double then = profile.Quantile(0.5), now = Quantiles.Median(sorted), width = profile.Quantile(0.75) - profile.Quantile(0.25);
        if (!(then * now > 0) || width > Math.Abs(then))
            return;
        var ratio = Math.Log10(now / then);
        var power = Math.Round(ratio);
        if (Math.Abs(power) is >= 1 and <= 3 && Math.Abs(ratio - power) < UnitTolerance)
            Add(QualityCheck.UnitChange, DefectSeverity.Error, sorted.Length, $"the level is {now:G6}, {Math.Pow(10, power):G4} times the {then:G6} of the reference");
    }

    private void CheckHours(ReadOnlySpan<DateTime> time)
    {
        var (sums, counts) = HourMeans.Of(values, time);
        if (HourPattern.Shift(profile.HourSums, profile.HourCounts, sums, counts) is var shift and not 0)
            Add(QualityCheck.HourShift, DefectSeverity.Error, values.Length, $"the daily pattern is that of the reference, {Math.Abs(shift)} h {(shift > 0 ? "later" : "earlier")}");
    }

    private void Add(QualityCheck check, DefectSeverity severity, long count, FormattableString message)
    {
        report(check, severity, profile.Name, count, values.Length == 0 ? 0 : count / (double)values.Length, FormattableString.Invariant(message));
        _status = severity >= DefectSeverity.Error ? ValidationStatus.Fail : _status == ValidationStatus.Fail ? _status : ValidationStatus.Warn;
    }
}
