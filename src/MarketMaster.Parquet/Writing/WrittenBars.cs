namespace MarketMaster.Parquet;

/// <summary>The columns of bars.</summary>
internal static class WrittenBars
{
    /// <summary>Columns over the bars that are there when a row group is encoded.</summary>
    public static WrittenColumn[] Columns(Func<BarSeries> bars, TimeUnit unit) =>
    [
        new TimeColumn(BarFieldNames.Name(BarField.Time), unit, (start, times) => bars().Time.Slice(start, times.Length).CopyTo(times)),
        new NumberColumn(BarFieldNames.Name(BarField.Open), isOptional: false, (start, values) => bars().Open.Slice(start, values.Length).CopyTo(values)),
        new NumberColumn(BarFieldNames.Name(BarField.High), isOptional: false, (start, values) => bars().High.Slice(start, values.Length).CopyTo(values)),
        new NumberColumn(BarFieldNames.Name(BarField.Low), isOptional: false, (start, values) => bars().Low.Slice(start, values.Length).CopyTo(values)),
        new NumberColumn(BarFieldNames.Name(BarField.Close), isOptional: false, (start, values) => bars().Close.Slice(start, values.Length).CopyTo(values)),
        new NumberColumn(BarFieldNames.Name(BarField.Volume), isOptional: true, (start, values) => bars().Volume.Slice(start, values.Length).CopyTo(values)),
    ];

    /// <summary>Encodes bars as they come, a row group at a time.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Encode(IEnumerable<Bar> bars, ParquetWriteOptions options)
    {
        using var batches = BarSeries.Batch(bars, options.RowGroupSize).GetEnumerator();
        var batch = batches.MoveNext() ? batches.Current : BarSeries.Empty;
        var writer = new FileWriter(options, Columns(() => batch, TimeColumn.UnitOf(batch.Time)));
        foreach (var part in writer.Parts(Groups()))
            yield return part;

        IEnumerable<(int Start, int Count)> Groups()
        {
            while (batch.Count > 0)
            {
                yield return (0, batch.Count);
                batch = batches.MoveNext() ? batches.Current : BarSeries.Empty;
            }
        }
    }
}
