using System.Numerics;

namespace MarketMaster.Monitoring;

/// <summary>
/// How many rows of a series are worth one independent row: tau = 1 + 2 sum of the autocorrelations, the sum ended by Geyer's rule
/// (1992): pairs of neighbouring lags while they are positive.
/// </summary>
internal static class Persistence
{
    private const int MostLags = 20_000;

    /// <summary>Tau of the series of "at most the limit": packed bits, so a lag costs one instruction per 64 rows. NaN where all rows agree.</summary>
    public static double OfIndicator(ReadOnlySpan<double> values, double limit)
    {
        var bits = new ulong[(values.Length + 63) / 64];
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] <= limit)
                bits[i >> 6] |= 1UL << (i & 63);
        }
        return OfBits(bits, values.Length, out _);
    }

    /// <summary>Tau of a series of bits; <paramref name="lags"/> is the lag at which the sum ended.</summary>
    public static double OfBits(ReadOnlySpan<ulong> bits, int n, out int lags)
    {
        lags = 0;
        var ones = 0;
        foreach (var word in bits)
            ones += BitOperations.PopCount(word);
        if (ones == 0 || ones == n)
            return double.NaN;
        var p = (double)ones / n;
        var variance = p * (1 - p);
        int headOnes = ones, tailOnes = ones;
        double sum = 0;
        var most = Math.Min(n - 1, MostLags);
        for (var k = 0; k <= most; k += 2)
        {
            var pair = Correlation(bits, n, k, p, variance, headOnes, tailOnes);
            (headOnes, tailOnes) = Drop(bits, n, k, headOnes, tailOnes);
            if (k + 1 <= most)
            {
                pair += Correlation(bits, n, k + 1, p, variance, headOnes, tailOnes);
                (headOnes, tailOnes) = Drop(bits, n, k + 1, headOnes, tailOnes);
            }
            if (pair <= 0)
                break;
            sum += pair;
            lags = k + 1;
        }
        return (2 * sum) - 1;
    }

    /// <summary>Tau of a series of numbers. NaN where it is constant or shorter than 2.</summary>
    public static double OfValues(ReadOnlySpan<double> values) => OfValues(values, out _);

    /// <summary>The same; <paramref name="lags"/> is the lag at which the sum ended.</summary>
    public static double OfValues(ReadOnlySpan<double> values, out int lags)
    {
        lags = 0;
        var n = values.Length;
        if (n < 2)
            return double.NaN;
        double mean = 0, variance = 0;
        foreach (var value in values)
            mean += value / n;
        var centered = new double[n];
        for (var i = 0; i < n; i++)
        {
            centered[i] = values[i] - mean;
            variance += centered[i] * centered[i];
        }
        if (!(variance > 0))
            return double.NaN;
        double sum = 0;
        for (var k = 0; k < n; k += 2)
        {
            var pair = (Product(centered, k) + Product(centered, k + 1)) / variance;
            if (pair <= 0)
                break;
            sum += pair;
            lags = k + 1;
        }
        return (2 * sum) - 1;
    }

    /// <summary>Rows worth of independent rows: n / tau, at most n.</summary>
    public static double Effective(double n, double tau) => tau > 1 ? n / tau : n;

    private static double Product(double[] centered, int lag)
    {
        var sum = 0.0;
        for (var i = lag; i < centered.Length; i++)
            sum += centered[i] * centered[i - lag];
        return sum;
    }

    private static double Correlation(ReadOnlySpan<ulong> bits, int n, int lag, double p, double variance, int headOnes, int tailOnes)
    {
        var both = Both(bits, lag);
        return (both - (p * (headOnes + (double)tailOnes)) + ((n - lag) * p * p)) / (n * variance);
    }

    // ones at t and at t + lag
    private static long Both(ReadOnlySpan<ulong> bits, int lag)
    {
        int words = lag >> 6, shift = lag & 63;
        long both = 0;
        if (shift == 0)
        {
            for (var i = words; i < bits.Length; i++)
                both += BitOperations.PopCount(bits[i] & bits[i - words]);
            return both;
        }
        for (var i = words; i < bits.Length; i++)
        {
            var shifted = bits[i] >> shift;
            if (i + 1 < bits.Length)
                shifted |= bits[i + 1] << (64 - shift);
            both += BitOperations.PopCount(shifted & bits[i - words]);
        }
        return both;
    }

    private static (int Head, int Tail) Drop(ReadOnlySpan<ulong> bits, int n, int lag, int headOnes, int tailOnes) =>
        (headOnes - Bit(bits, n - 1 - lag), tailOnes - Bit(bits, lag));

    private static int Bit(ReadOnlySpan<ulong> bits, int at) => (int)(bits[at >> 6] >> (at & 63)) & 1;
}
