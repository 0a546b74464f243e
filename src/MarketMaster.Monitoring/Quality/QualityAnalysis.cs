namespace MarketMaster.Monitoring;

/// <summary>Looks for defects of current rows.</summary>
internal sealed class QualityAnalysis(ReferenceProfile reference, QualityOptions options)
{
    private static readonly (double Weight, double Tolerance)[] Dimensions = [(0.35, 0.01), (0.35, 0.001), (0.15, 0.001), (0.15, 0.01)];

    private readonly List<QualityIssue> _issues = [];

    public QualityReport Run(FeatureFrame current, string modelName, DateTimeOffset now)
    {
        var columns = new ColumnQuality?[reference.Columns.Count];
        var names = ColumnBlocks.Names(current);
        if (current.Count == 0)
            Add(QualityCheck.NoRows, DefectSeverity.Critical, null, 0, 0, "there are no rows");
        ColumnBlocks.ForEach(current, (i, values) =>
        {
            var at = IndexOf(names[i]);
            if (at >= 0)
                columns[at] = new ColumnChecks(reference.Columns[at], values, options, Add).Run(current.Time);
            else
                Add(QualityCheck.UnknownColumn, DefectSeverity.Warning, names[i], current.Count, 1, "the reference lacks the column");
        });
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] is not null)
                continue;
            var name = reference.Columns[i].Name;
            var isLabel = name == ColumnBlocks.LabelColumn;
            columns[i] = new(name, 0, 0, 0, 0, 0, double.NaN, double.NaN, double.NaN, isLabel ? ValidationStatus.Pass : ValidationStatus.Fail);
            // labels come later than the rows that they belong to
            if (!isLabel)
                Add(QualityCheck.AbsentColumn, DefectSeverity.Critical, name, current.Count, 1, "the column is not there");
        }
        var duplicates = RowChecks.Run(current, options, now, Add);
        RelationChecks.Run(reference, current, Add);
        return new()
        {
            ModelName = modelName,
            Timestamp = now,
            Rows = current.Count,
            Score = Score(columns!, duplicates, current.Count),
            Issues = [.. _issues.OrderByDescending(i => i.Severity).ThenByDescending(i => i.Count)],
            Columns = columns!,
        };
    }

    private void Add(QualityCheck check, DefectSeverity severity, string? column, long count, double share, string message) =>
        _issues.Add(new(check, severity, column, count, share, message));

    private int IndexOf(string name)
    {
        for (var i = 0; i < reference.Columns.Count; i++)
        {
            if (reference.Columns[i].Name == name)
                return i;
        }
        return -1;
    }

    private static double Score(ColumnQuality[] columns, long duplicates, long rows)
    {
        if (rows == 0)
            return 0;
        double cells = 0, missing = 0, defective = 0, stale = 0;
        foreach (var column in columns)
        {
            if (column.Name == ColumnBlocks.LabelColumn && column.Rows == 0)
                continue;
            cells += rows;
            missing += column.Rows == 0 ? rows : column.Missing;
            defective += column.Defective;
            stale += column.Stale;
        }
        double[] rates = [cells == 0 ? 0 : missing / cells, cells == 0 ? 0 : defective / cells, duplicates / (double)rows, cells == 0 ? 0 : stale / cells];
        var product = 1.0;
        for (var d = 0; d < rates.Length; d++)
            product *= Math.Pow(1 / (1 + (rates[d] / Dimensions[d].Tolerance)), Dimensions[d].Weight);
        return product;
    }
}
