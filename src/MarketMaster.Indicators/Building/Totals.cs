namespace MarketMaster.Indicators;

/// <summary>Squared, weighted and paired sums over the values of a window, oldest first, in one fixed order; plain sums are those of <see cref="WindowSums"/>.</summary>
internal static class Totals
{
    /// <summary>Sum of the squares of the values.</summary>
    public static T Squares<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T>
    {
        T sum = 0;
        foreach (var value in values)
            sum += value * value;
        return sum;
    }

    /// <summary>Sum of (value - anchor) weighted by rank: 1 for the oldest, the number of values for the newest.</summary>
    public static T Ranked<T>(ReadOnlySpan<T> values, T anchor) where T : unmanaged, ILane<T>
    {
        T sum = 0;
        for (var i = 0; i < values.Length; i++)
            sum += (values[i] - anchor) * (i + 1.0);
        return sum;
    }

    /// <summary>Least-squares slope per bar; at least two values.</summary>
    public static T Slope<T>(ReadOnlySpan<T> values, T anchor) where T : unmanaged, ILane<T>
    {
        double count = values.Length;
        var middle = (count - 1) / 2;
        T sum = 0;
        for (var i = 0; i < values.Length; i++)
            sum += (values[i] - anchor) * (i - middle);
        return sum * 12 / (count * (count * count - 1));
    }

    /// <summary>The least-squares line at the newest value, minus the anchor.</summary>
    public static T LineEnd<T>(ReadOnlySpan<T> values, T anchor) where T : unmanaged, ILane<T>
    {
        double count = values.Length;
        T sum = 0;
        // whole weights: a value whose weight is 0 leaves no trace, however large it is
        for (var i = 0; i < values.Length; i++)
            sum += (values[i] - anchor) * (6.0 * i + 4 - 2 * count);
        return sum / (count * (count + 1));
    }

    /// <summary>Sum of (value - anchor) times weight.</summary>
    public static T Weighted<T>(ReadOnlySpan<T> values, ReadOnlySpan<T> weights, T anchor) where T : unmanaged, ILane<T>
    {
        T sum = 0;
        for (var i = 0; i < values.Length; i++)
            sum += (values[i] - anchor) * weights[i];
        return sum;
    }

    /// <summary>Sum of (value - anchor) squared times weight.</summary>
    public static T WeightedSquares<T>(ReadOnlySpan<T> values, ReadOnlySpan<T> weights, T anchor) where T : unmanaged, ILane<T>
    {
        T sum = 0;
        for (var i = 0; i < values.Length; i++)
            sum += (values[i] - anchor) * (values[i] - anchor) * weights[i];
        return sum;
    }

    /// <summary>Sum of |value - the value before|.</summary>
    public static T Path<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T>
    {
        T sum = 0;
        for (var i = 1; i < values.Length; i++)
            sum += T.Abs(values[i] - values[i - 1]);
        return sum;
    }

    /// <summary>Sum of the products of two windows' distances from their means, given the means' distances from the newest values.</summary>
    public static T Products<T>(in Window<T> left, T leftOffset, in Window<T> right, T rightOffset) where T : unmanaged, ILane<T>
    {
        var lefts = left.Values;
        var rights = right.Values;
        var (leftNewest, rightNewest) = (left.Newest, right.Newest);
        T sum = 0;
        for (var i = 0; i < lefts.Length; i++)
            sum += (lefts[i] - leftNewest - leftOffset) * (rights[i] - rightNewest - rightOffset);
        return sum;
    }
}
