namespace MarketMaster.Monitoring;

/// <summary>Groups columns whose ranks are correlated by 0.7 or more in the reference rows: one cause, one line.</summary>
internal static class ColumnClusters
{
    private const double Together = 0.7;

    public static List<List<ColumnDrift>> Of(IReadOnlyList<ColumnDrift> columns, ReferenceProfile reference)
    {
        var clusters = new List<List<ColumnDrift>>();
        var order = columns.Select(c => IndexOf(reference, c.Name)).ToArray();
        var chosen = order.Where(i => i >= 0 && i < reference.Width).Distinct().ToArray();
        var ranks = reference.SampledRows < 3 || chosen.Length == 0 ? null : RowMatrix.Of(reference.RowSample, reference.Width, chosen).Ranks();
        for (var c = 0; c < columns.Count; c++)
        {
            var at = Array.IndexOf(chosen, order[c]);
            var home = ranks is null || at < 0 ? null : clusters.FirstOrDefault(k => IsLike(k[0]));
            if (home is null)
                clusters.Add([columns[c]]);
            else
                home.Add(columns[c]);

            bool IsLike(ColumnDrift head)
            {
                var other = Array.IndexOf(chosen, IndexOf(reference, head.Name));
                return other >= 0 && Math.Abs(ranks!.Columns[at].Zip(ranks.Columns[other], (a, b) => a * b).Sum()) >= Together;
            }
        }
        return clusters;
    }

    private static int IndexOf(ReferenceProfile reference, string name)
    {
        for (var i = 0; i < reference.Columns.Count; i++)
        {
            if (reference.Columns[i].Name == name)
                return i;
        }
        return -1;
    }
}
