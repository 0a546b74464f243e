namespace MarketMaster.Monitoring;

/// <summary>The checks of how columns go together in time: a column that lags, and one that knows the future.</summary>
internal static class RelationChecks
{
    private const int FewestRows = 100;
    private const int MostRows = 5_000;
    private const double Gain = 0.3;
    private const double Telling = 0.5;

    public static void Run(ReferenceProfile reference, FeatureFrame current, ReportIssue report)
    {
        var rows = Math.Min(current.Count, MostRows);
        if (rows < FewestRows)
            return;
        var changes = LagStructure.Changes(current, rows);
        var told = new HashSet<(string, string)>();
        for (var i = 0; i < reference.Width; i++)
        {
            var column = reference.Columns[i];
            var here = IndexOf(current, column.Name);
            if (here < 0)
                continue;
            if (column.Partner >= 0 && IndexOf(current, reference.Columns[column.Partner].Name) is var there and >= 0)
                CheckLag(column, reference.Columns[column.Partner].Name, LagStructure.Correlations(changes[here], changes[there]), current.Count, told, report);
            if (current.IsLabelled && !double.IsNaN(column.LabelCorrelation))
                CheckLabel(column, LagStructure.LabelCorrelation(current, here), current.Count, report);
        }
    }

    private static void CheckLag(ColumnProfile column, string partner, double[] now, int rows, HashSet<(string, string)> told, ReportIssue report)
    {
        int then = Strongest(column.PartnerCorrelations), at = Strongest(now);
        if (then == at || Math.Abs(now[at]) < Math.Abs(now[then]) + Gain || !told.Add((column.Name, partner)) || told.Contains((partner, column.Name)))
            return;
        // of the two, the one that comes later than it did is the one at fault
        var lag = then - at;
        var (late, other) = lag > 0 ? (column.Name, partner) : (partner, column.Name);
        report(QualityCheck.LaggedColumn, DefectSeverity.Error, late, rows, 1, FormattableString.Invariant(
            $"{Math.Abs(lag)} rows later than {other}, with which it moves: correlation {now[at]:0.00} there, {now[then]:0.00} where it was"));
    }

    private static void CheckLabel(ColumnProfile column, double now, int rows, ReportIssue report)
    {
        if (Math.Abs(now) >= Telling && Math.Abs(now) > Math.Abs(column.LabelCorrelation) + Gain)
        {
            report(QualityCheck.LookAhead, DefectSeverity.Error, column.Name, rows, 1, FormattableString.Invariant(
                $"correlation {now:0.00} with the label, {column.LabelCorrelation:0.00} in the reference: it may know the future"));
        }
    }

    private static int Strongest(double[] correlations)
    {
        var best = 0;
        for (var i = 1; i < correlations.Length; i++)
        {
            if (Math.Abs(correlations[i]) > Math.Abs(correlations[best]))
                best = i;
        }
        return best;
    }

    private static int IndexOf(FeatureFrame frame, string name)
    {
        for (var i = 0; i < frame.Width; i++)
        {
            if (frame.Names[i] == name)
                return i;
        }
        return -1;
    }
}
