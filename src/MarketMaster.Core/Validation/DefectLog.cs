namespace MarketMaster;

/// <summary>Collects defect rows during a validation.</summary>
internal sealed class DefectLog
{
    private readonly SortedDictionary<BarDefect, SortedSet<int>> _rows = [];

    public void Add(BarDefect defect, int row)
    {
        if (!_rows.TryGetValue(defect, out var rows))
            _rows[defect] = rows = [];
        rows.Add(row);
    }

    public IReadOnlyDictionary<BarDefect, SortedSet<int>> Rows => _rows;

    /// <summary>Number of rows with at least one of the defects.</summary>
    public int Count(params ReadOnlySpan<BarDefect> defects)
    {
        var union = new HashSet<int>();
        foreach (var defect in defects)
        {
            if (_rows.TryGetValue(defect, out var rows))
                union.UnionWith(rows);
        }
        return union.Count;
    }
}
