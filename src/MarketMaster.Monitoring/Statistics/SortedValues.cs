namespace MarketMaster.Monitoring;

/// <summary>Sorts numbers: by radix where there are many, six passes of eleven bits over their order-preserving bit patterns.</summary>
internal static class SortedValues
{
    private const int FewestForRadix = 1024;
    private const int Bits = 11;
    private const int Buckets = 1 << Bits;
    private const int Passes = 6;
    private const ulong Sign = 1UL << 63;

    /// <summary>The finite values of a column in ascending order.</summary>
    public static double[] OfFinite(ReadOnlySpan<double> values)
    {
        var count = 0;
        foreach (var value in values)
            count += double.IsFinite(value) ? 1 : 0;
        var finite = new double[count];
        var next = 0;
        foreach (var value in values)
        {
            if (double.IsFinite(value))
                finite[next++] = value;
        }
        Sort(finite);
        return finite;
    }

    /// <summary>Sorts in place; no value may be NaN.</summary>
    public static void Sort(double[] values)
    {
        if (values.Length < FewestForRadix)
            Array.Sort(values);
        else
            RadixSort(values);
    }

    private static void RadixSort(double[] values)
    {
        var keys = new ulong[values.Length];
        var other = new ulong[values.Length];
        var counts = new int[Passes * Buckets];
        for (var i = 0; i < values.Length; i++)
        {
            var key = ToKey(values[i]);
            keys[i] = key;
            for (var pass = 0; pass < Passes; pass++)
                counts[(pass * Buckets) + Digit(key, pass)]++;
        }
        for (var pass = 0; pass < Passes; pass++)
        {
            var count = counts.AsSpan(pass * Buckets, Buckets);
            // one value of the digit for all: nothing to move
            if (count[Digit(keys[0], pass)] == keys.Length)
                continue;
            var sum = 0;
            foreach (ref var c in count)
                (c, sum) = (sum, sum + c);
            foreach (var key in keys)
                other[count[Digit(key, pass)]++] = key;
            (keys, other) = (other, keys);
        }
        for (var i = 0; i < values.Length; i++)
            values[i] = FromKey(keys[i]);
    }

    private static int Digit(ulong key, int pass) => (int)(key >> (pass * Bits)) & (Buckets - 1);

    private static ulong ToKey(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value);
        return (bits & Sign) != 0 ? ~bits : bits | Sign;
    }

    private static double FromKey(ulong key) => BitConverter.UInt64BitsToDouble((key & Sign) != 0 ? key & ~Sign : ~key);
}
