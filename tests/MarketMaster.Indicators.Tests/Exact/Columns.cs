namespace MarketMaster.Indicators.Tests.Exact;

/// <summary>Columns of exact numbers (null = no value) and the textbook operations on them, each a plain loop over the definition.</summary>
internal static class Columns
{
    public static Real?[] Of(ReadOnlySpan<double> values)
    {
        var column = new Real?[values.Length];
        for (var i = 0; i < column.Length; i++)
            column[i] = values[i];
        return column;
    }

    public static Real?[] Map(int count, Func<int, Real?> at) => [.. Enumerable.Range(0, count).Select(at)];

    public static Real?[] Plus(this Real?[] left, Real?[] right) => Map(left.Length, i => left[i] + right[i]);

    public static Real?[] Minus(this Real?[] left, Real?[] right) => Map(left.Length, i => left[i] - right[i]);

    public static Real?[] Times(this Real?[] left, Real factor) => Map(left.Length, i => left[i] * factor);

    public static Real?[] Times(this Real?[] left, Real?[] right) => Map(left.Length, i => left[i] * right[i]);

    public static Real?[] Magnitude(this Real?[] values) => Map(values.Length, i => values[i] is { } v ? Real.Abs(v) : null);

    /// <summary>left/right, or what holds where right is 0. Recurrences are cut to 300 digits: what is left of their 0 is below 1e-250.</summary>
    public static Real?[] Over(this Real?[] left, Real?[] right, Real? zero) =>
        Map(left.Length, i => right[i] is not { } r || left[i] is not { } l ? null : Real.Abs(r) < 1e-250 ? zero : l / r);

    /// <summary>The value of some bars before.</summary>
    public static Real?[] Before(this Real?[] values, int bars) => Map(values.Length, i => i < bars ? null : values[i - bars]);

    public static Real?[] Change(this Real?[] values) => values.Minus(values.Before(1));

    /// <summary>Change as a fraction of the value before.</summary>
    public static Real?[] Relative(this Real?[] values) => values.Change().Over(values.Before(1), null);

    /// <summary>A function of the last values, oldest first, wherever none of them is missing.</summary>
    public static Real?[] Rolling(this Real?[] values, int count, Func<Real[], Real?> of) => Map(values.Length, i =>
    {
        if (i + 1 < count)
            return null;
        var window = values[(i + 1 - count)..(i + 1)];
        return window.All(v => v is not null) ? of([.. window.Select(v => v!.Value)]) : null;
    });

    public static Real Sum(IEnumerable<Real> values) => values.Aggregate((Real)0, (a, b) => a + b);

    public static Real?[] Sum(this Real?[] values, int count) => values.Rolling(count, w => Sum(w));

    public static Real?[] Sma(this Real?[] values, int count) => values.Rolling(count, w => Sum(w) / count);

    public static Real?[] Highest(this Real?[] values, int count) => values.Rolling(count, w => w.Aggregate(Real.Max));

    public static Real?[] Lowest(this Real?[] values, int count) => values.Rolling(count, w => w.Aggregate(Real.Min));

    /// <summary>Weights 1, 2, … count.</summary>
    public static Real?[] Wma(this Real?[] values, int count) =>
        values.Rolling(count, w => Sum(w.Select((v, i) => v * (i + 1))) / ((Real)count * (count + 1) / 2));

    /// <summary>Population variance times count squared: without a division, so that 0 is exact.</summary>
    public static Real Spread(Real[] w) => Sum(w.Select(v => v * v)) * w.Length - Sum(w) * Sum(w);

    public static Real?[] Deviation(this Real?[] values, int count) => values.Rolling(count, w => Real.Sqrt(Spread(w)) / count);

    public static Real?[] Ema(this Real?[] values, int count) => values.Smooth((Real)2 / (count + 1), count);

    public static Real?[] Wilder(this Real?[] values, int count) => values.Smooth((Real)1 / count, count);

    /// <summary>mean += factor (value - mean), from the mean of the first values on.</summary>
    public static Real?[] Smooth(this Real?[] values, Real factor, int seed)
    {
        var result = new Real?[values.Length];
        var first = Array.FindIndex(values, v => v is not null);
        if (first < 0 || first + seed > values.Length)
            return result;
        var mean = Sum(values[first..(first + seed)].Select(v => v!.Value)) / seed;
        result[first + seed - 1] = mean;
        for (var i = first + seed; i < values.Length; i++)
            result[i] = mean += factor * (values[i]!.Value - mean);
        return result;
    }

    /// <summary>Slope of the least-squares line.</summary>
    public static Real?[] Slope(this Real?[] values, int count) => values.Rolling(count, w =>
    {
        var x = Sum(w.Select((_, i) => (Real)i));
        var xx = Sum(w.Select((_, i) => (Real)i * i));
        return (Sum(w.Select((v, i) => v * i)) * count - x * Sum(w)) / (xx * count - x * x);
    });

    /// <summary>The least-squares line at the newest value.</summary>
    public static Real?[] Line(this Real?[] values, int count) =>
        values.Sma(count).Plus(values.Slope(count).Times((Real)(count - 1) / 2));
}
