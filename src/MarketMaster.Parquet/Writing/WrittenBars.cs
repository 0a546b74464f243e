namespace MarketMaster.Parquet;

/// <summary>The columns of bars.</summary>
internal static class WrittenBars
{
    private const int BarsPerCheck = 4096;

    private delegate double NumberOf(in Bar bar);

    /// <summary>Columns over a series.</summary>
    public static WrittenColumn[] Columns(BarSeries bars, TimeUnit unit) => Columns(
        unit, (start, times) => bars.Time.Slice(start, times.Length).CopyTo(times),
        (start, values) => bars.Open.Slice(start, values.Length).CopyTo(values), (start, values) => bars.High.Slice(start, values.Length).CopyTo(values),
        (start, values) => bars.Low.Slice(start, values.Length).CopyTo(values), (start, values) => bars.Close.Slice(start, values.Length).CopyTo(values),
        (start, values) => bars.Volume.Slice(start, values.Length).CopyTo(values));

    /// <summary>Encodes bars as they come, a row group at a time.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Encode(IEnumerable<Bar> bars, ParquetWriteOptions options)
    {
        using var batch = new RowBatches<Bar>(Checked(bars), options.RowGroupSize);
        var any = batch.MoveNext();
        var unit = UnitOf(batch.Span);
        var writer = new FileWriter(options, Columns(
            unit, Times, Numbers((in bar) => bar.Open), Numbers((in bar) => bar.High), Numbers((in bar) => bar.Low), Numbers((in bar) => bar.Close), Numbers((in bar) => bar.Volume)));
        foreach (var part in writer.Parts(Groups()))
            yield return part;

        IEnumerable<(int Start, int Count)> Groups()
        {
            for (; any; any = batch.MoveNext())
                yield return (0, batch.Count);
        }

        void Times(int start, Span<DateTime> times)
        {
            var rows = batch.Span.Slice(start, times.Length);
            for (var i = 0; i < rows.Length; i++)
                times[i] = rows[i].Time;
        }

        FillNumbers Numbers(NumberOf of) => (start, values) =>
        {
            var rows = batch.Span.Slice(start, values.Length);
            for (var i = 0; i < rows.Length; i++)
                values[i] = of(rows[i]);
        };
    }

    private static TimeUnit UnitOf(ReadOnlySpan<Bar> bars)
    {
        foreach (var bar in bars)
        {
            if (TimeColumn.UnitOf([bar.Time]) == TimeUnit.Nanos)
                return TimeUnit.Nanos;
        }
        return TimeUnit.Micros;
    }

    private static IEnumerable<Bar> Checked(IEnumerable<Bar> bars)
    {
        foreach (var batch in BarSeries.Batch(bars, BarsPerCheck))
        {
            for (var i = 0; i < batch.Count; i++)
                yield return batch[i];
        }
    }

    private static WrittenColumn[] Columns(TimeUnit unit, FillTimes time, FillNumbers open, FillNumbers high, FillNumbers low, FillNumbers close, FillNumbers volume) =>
    [
        new TimeColumn(BarFieldNames.Name(BarField.Time), unit, time),
        new NumberColumn(BarFieldNames.Name(BarField.Open), isOptional: false, open),
        new NumberColumn(BarFieldNames.Name(BarField.High), isOptional: false, high),
        new NumberColumn(BarFieldNames.Name(BarField.Low), isOptional: false, low),
        new NumberColumn(BarFieldNames.Name(BarField.Close), isOptional: false, close),
        new NumberColumn(BarFieldNames.Name(BarField.Volume), isOptional: true, volume),
    ];
}
