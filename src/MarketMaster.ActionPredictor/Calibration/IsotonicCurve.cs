namespace MarketMaster.Prediction;

/// <summary>The increasing curve with the least squared error, by pooling adjacent violators; straight lines between the pools, constant outside.</summary>
internal sealed class IsotonicCurve(double[] x, double[] y)
{
    public ReadOnlySpan<double> X => x;

    public ReadOnlySpan<double> Y => y;

    public static IsotonicCurve Fit(ReadOnlySpan<double> values, ReadOnlySpan<double> targets)
    {
        var (sorted, order) = (values.ToArray(), targets.ToArray());
        Array.Sort(sorted, order);
        var pools = new List<Pool>();
        for (var i = 0; i < sorted.Length; i++)
        {
            // Equal values are one observation, whatever their targets.
            if (pools.Count > 0 && pools[^1].First == sorted[i])
                pools[^1] = pools[^1].With(new(sorted[i], sorted[i], order[i], 1));
            else
                pools.Add(new(sorted[i], sorted[i], order[i], 1));
        }
        var kept = new List<Pool>();
        foreach (var pool in pools)
        {
            var merged = pool;
            while (kept.Count > 0 && kept[^1].Mean >= merged.Mean)
            {
                merged = kept[^1].With(merged);
                kept.RemoveAt(kept.Count - 1);
            }
            kept.Add(merged);
        }
        var ends = kept.SelectMany(p => p.First == p.Last ? [(p.First, p.Mean)] : new[] { (p.First, p.Mean), (p.Last, p.Mean) }).ToArray();
        return new(Array.ConvertAll(ends, e => e.Item1), Array.ConvertAll(ends, e => e.Item2));
    }

    public double At(double value)
    {
        if (value <= x[0])
            return y[0];
        if (value >= x[^1])
            return y[^1];
        var found = x.AsSpan().BinarySearch(value);
        if (found >= 0)
            return y[found];
        var next = ~found;
        return y[next - 1] + ((y[next] - y[next - 1]) * (value - x[next - 1]) / (x[next] - x[next - 1]));
    }

    private readonly record struct Pool(double First, double Last, double Sum, int Count)
    {
        public double Mean => Sum / Count;

        public Pool With(in Pool next) => new(First, next.Last, Sum + next.Sum, Count + next.Count);
    }
}
