using System.Runtime.Intrinsics;

namespace MarketMaster.Indicators;

/// <summary>Sets of parameters in lanes.</summary>
internal static class Sweep
{
    /// <summary>Computes what goes in lanes on this machine.</summary>
    /// <returns>The places of the indicators that are left.</returns>
    public static List<int> Compute<TOutput>(IReadOnlyList<Indicator<TOutput>> family, BarSeries bars, IReadOnlyList<TOutput[]> columns)
        where TOutput : unmanaged
    {
        if (Vector512.IsHardwareAccelerated)
            return Compute<EightLanes, TOutput>(family, bars, columns);
        if (Vector256.IsHardwareAccelerated)
            return Compute<FourLanes, TOutput>(family, bars, columns);
        return [.. Enumerable.Range(0, family.Count)];
    }

    internal static List<int> Compute<TLane, TOutput>(IReadOnlyList<Indicator<TOutput>> family, BarSeries bars, IReadOnlyList<TOutput[]> columns)
        where TLane : unmanaged, ILane<TLane>
        where TOutput : unmanaged
    {
        var rest = new List<int>();
        for (var first = 0; first < family.Count; first += TLane.Width)
        {
            var group = Math.Min(TLane.Width, family.Count - first);
            var lanes = Collect<TLane, TOutput>(family, first, group);
            if (lanes is null || !lanes.Compute(new SweepGroup<TOutput>(family, columns, first, group), bars))
                rest.AddRange(Enumerable.Range(first, group));
        }
        return rest;
    }

    // null where the indicators differ in kind, or have no state that would run on from the first bar
    private static SweepLanes<TLane>? Collect<TLane, TOutput>(IReadOnlyList<Indicator<TOutput>> family, int first, int group)
        where TLane : unmanaged, ILane<TLane>
        where TOutput : unmanaged
    {
        var collector = new SweepCollector<TLane>();
        for (var i = first; i < first + group; i++)
        {
            if (!family[i].HasStep || family[i].Memory is not null || family[i].Reads != family[first].Reads)
                return null;
            family[i].Start<TLane, SweepCollector<TLane>>(ref collector);
        }
        return group > 1 ? collector.Lanes : null;
    }
}
