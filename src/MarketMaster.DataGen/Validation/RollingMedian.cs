namespace MarketMaster.DataGen;

/// <summary>The median of the values around each place; fewer at the ends. A window kept sorted: one search and one shift per value.</summary>
internal static class RollingMedian
{
    /// <param name="values">The values; NaN counts as absent.</param>
    /// <param name="width">Odd number of values around each.</param>
    public static double[] Centred(ReadOnlySpan<double> values, int width)
    {
        var half = width / 2;
        var window = new double[width + 1];
        var count = 0;
        var result = new double[values.Length];
        for (var next = 0; next < values.Length + half; next++)
        {
            if (next < values.Length && !double.IsNaN(values[next]))
                Insert(window, ref count, values[next]);
            var gone = next - width;
            if (gone >= 0 && gone < values.Length && !double.IsNaN(values[gone]))
                Remove(window, ref count, values[gone]);
            if (next >= half)
                result[next - half] = count == 0 ? double.NaN : 0.5 * (window[(count - 1) / 2] + window[count / 2]);
        }
        return result;
    }

    private static void Insert(double[] window, ref int count, double value)
    {
        var at = Array.BinarySearch(window, 0, count, value);
        at = at < 0 ? ~at : at;
        Array.Copy(window, at, window, at + 1, count - at);
        window[at] = value;
        count++;
    }

    private static void Remove(double[] window, ref int count, double value)
    {
        var at = Array.BinarySearch(window, 0, count, value);
        Array.Copy(window, at + 1, window, at, count - at - 1);
        count--;
    }
}
