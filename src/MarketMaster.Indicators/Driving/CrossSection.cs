using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Indicators;

/// <summary>Many series at once, one per lane. Series with gaps go one at a time, and so does a group that would leave too many lanes empty.</summary>
internal static class CrossSection
{
    public static void Compute<TOutput>(Indicator<TOutput> indicator, IReadOnlyList<BarSeries> series, IReadOnlyList<TOutput[]> destinations)
        where TOutput : unmanaged
    {
        if (destinations.Count != series.Count)
            throw new ArgumentException($"{destinations.Count} buffers for {series.Count} series: there must be one for each", nameof(destinations));
        var whole = new List<int>();
        for (var i = 0; i < series.Count; i++)
        {
            if (destinations[i].Length < series[i].Count)
                throw new ArgumentException($"buffer {i} holds {destinations[i].Length} rows, series {i} has {series[i].Count}", nameof(destinations));
            if (InputColumns.Of(series[i], indicator.Reads).FindGap(0, series[i].Count) == series[i].Count)
                whole.Add(i);
            else
                indicator.Compute(series[i], destinations[i]);
        }
        // neighbours of like length waste the fewest lanes
        whole.Sort((a, b) => series[b].Count.CompareTo(series[a].Count));
        if (Vector512.IsHardwareAccelerated)
            Compute<EightLanes, TOutput>(indicator, series, destinations, whole);
        else if (Vector256.IsHardwareAccelerated)
            Compute<FourLanes, TOutput>(indicator, series, destinations, whole);
        else
            whole.ForEach(i => indicator.Compute(series[i], destinations[i]));
    }

    internal static void Compute<TLane, TOutput>(
        Indicator<TOutput> indicator, IReadOnlyList<BarSeries> series, IReadOnlyList<TOutput[]> destinations, List<int> chosen)
        where TLane : unmanaged, ILane<TLane>
        where TOutput : unmanaged
    {
        var total = Bars(CollectionsMarshal.AsSpan(chosen), series) * Unsafe.SizeOf<TOutput>() / sizeof(double);
        for (var first = 0; first < chosen.Count; first += TLane.Width)
        {
            var group = CollectionsMarshal.AsSpan(chosen).Slice(first, Math.Min(TLane.Width, chosen.Count - first));
            if (Bars(group, series) < indicator.LeastFill * TLane.Width * series[group[0]].Count)
            {
                foreach (var i in group)
                    indicator.Compute(series[i], destinations[i]);
                continue;
            }
            var data = new Data<TOutput>(series, destinations, group);
            if (indicator.ComputeLanes<TLane, Data<TOutput>>(data, total))
                continue;
            var runner = new LaneRunner<TLane, Data<TOutput>>(data, indicator.Reads);
            indicator.Start<TLane, LaneRunner<TLane, Data<TOutput>>>(ref runner);
        }
    }

    private static long Bars(ReadOnlySpan<int> group, IReadOnlyList<BarSeries> series)
    {
        var bars = 0L;
        foreach (var i in group)
            bars += series[i].Count;
        return bars;
    }

    private readonly ref struct Data<TOutput>(
        IReadOnlyList<BarSeries> series, IReadOnlyList<TOutput[]> destinations, ReadOnlySpan<int> group) : ILaneData
        where TOutput : unmanaged
    {
        private readonly IReadOnlyList<BarSeries> _series = series;
        private readonly IReadOnlyList<TOutput[]> _destinations = destinations;
        private readonly ReadOnlySpan<int> _group = group;

        public int Length(int lane) => lane < _group.Length ? _series[_group[lane]].Count : 0;

        public ReadOnlySpan<double> Column(int lane, BarFields field) =>
            lane < _group.Length ? _series[_group[lane]].Column(field) : default;

        public int Skip(int lane) => 0;

        public Span<double> Rows(int lane) =>
            lane < _group.Length ? MemoryMarshal.Cast<TOutput, double>(_destinations[_group[lane]].AsSpan()) : default;
    }
}
