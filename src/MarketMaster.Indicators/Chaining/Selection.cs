namespace MarketMaster.Indicators;

/// <summary>One column of the rows of an indicator with several outputs.</summary>
internal static class Selection
{
    /// <summary>Keeps one value of each row.</summary>
    public static void Take<TAll>(ReadOnlySpan<double> rows, int index, Span<double> column) where TAll : unmanaged
    {
        var width = Composition.Width<TAll>();
        for (var i = 0; i < column.Length; i++)
            column[i] = rows[i * width + index];
    }

    /// <summary>Computes many series and keeps one value of each row.</summary>
    public static void ComputeMany<TAll>(Indicator<TAll> indicator, int index, IReadOnlyList<BarSeries> series, IReadOnlyList<double[]> columns)
        where TAll : unmanaged
    {
        Composition.RequireRows(series, columns);
        var all = indicator.ComputeMany(series);
        for (var s = 0; s < all.Length; s++)
            Take<TAll>(Composition.Rows(all[s]), index, columns[s].AsSpan(0, all[s].Length));
    }
}
