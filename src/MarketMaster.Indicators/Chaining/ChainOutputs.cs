namespace MarketMaster.Indicators;

/// <summary>The outer half of a chain: an indicator over the values of another, whose warm-up is cut off.</summary>
internal static class ChainOutputs
{
    public static IReadOnlyList<OutputInfo> Of(Indicator outer, Indicator inner) =>
        [.. outer.Outputs.Select(o => new OutputInfo($"{o.Name}_of_{inner.Outputs[0].Name}", inner.Warmup + o.Warmup))];

    public static void Compute<TOutput>(SeriesIndicator<TOutput> outer, ReadOnlySpan<double> values, Span<double> destination)
        where TOutput : unmanaged
    {
        var skip = LeadingGap(values);
        var width = Composition.Width<TOutput>();
        destination[..(skip * width)].Fill(double.NaN);
        outer.RunSeries(values[skip..], destination[(skip * width)..]);
    }

    public static void ComputeMany<TOutput>(
        SeriesIndicator<TOutput> outer, Indicator<double> inner, IReadOnlyList<BarSeries> series, IReadOnlyList<TOutput[]> destinations)
        where TOutput : unmanaged
    {
        Composition.RequireRows(series, destinations);
        var values = inner.ComputeMany(series);
        outer.RunMany([.. values.Select((v, i) => AsBars(series[i], v, LeadingGap(v)))], destinations);
        for (var i = 0; i < values.Length; i++)
        {
            var count = values[i].Length;
            var skip = LeadingGap(values[i]);
            destinations[i].AsSpan(0, count - skip).CopyTo(destinations[i].AsSpan(skip));
            destinations[i].AsSpan(0, skip).Fill(Composition.Missing<TOutput>());
        }
    }

    // counted, not taken from Warmup: on a longer timeframe the values may come earlier
    private static int LeadingGap(ReadOnlySpan<double> values)
    {
        var count = 0;
        while (count < values.Length && !double.IsFinite(values[count]))
            count++;
        return count;
    }

    // whichever column the outer indicator reads, it finds the inner values there
    private static BarSeries AsBars(BarSeries bars, double[] values, int skip)
    {
        var column = values.AsMemory(skip);
        return new(bars.Time[skip..].ToArray(), column, column, column, column, column, BarChecks.None);
    }
}
