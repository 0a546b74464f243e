namespace MarketMaster.Monitoring;

/// <summary>
/// The persistence that decisions use: Geyer's sum, enlarged for what a short series hides. The mean is estimated from the same
/// rows, which lowers each autocorrelation by about tau / n, so a sum of L lags is short by about 2 L tau / n; and the sum itself
/// has a relative standard error of about sqrt(2 (2 L + 1) / n), which is added where there is persistence at all.
/// </summary>
internal static class RowPersistence
{
    public static double OfValues(ReadOnlySpan<double> values, double center)
    {
        var bits = new ulong[(values.Length + 63) / 64];
        for (var i = 0; i < values.Length; i++)
            Set(bits, i, values[i] <= center);
        return Enlarged(bits, values.Length);
    }

    public static double OfDistances(ReadOnlySpan<double> values, double center, double limit)
    {
        var bits = new ulong[(values.Length + 63) / 64];
        for (var i = 0; i < values.Length; i++)
            Set(bits, i, Math.Abs(values[i] - center) <= limit);
        return Enlarged(bits, values.Length);
    }

    public static double OfMissing(ReadOnlySpan<double> values)
    {
        var bits = new ulong[(values.Length + 63) / 64];
        for (var i = 0; i < values.Length; i++)
            Set(bits, i, double.IsNaN(values[i]));
        return Enlarged(bits, values.Length);
    }

    private static void Set(ulong[] bits, int at, bool value) => bits[at >> 6] |= (value ? 1UL : 0UL) << (at & 63);

    private static double Enlarged(ulong[] bits, int n)
    {
        var tau = Persistence.OfBits(bits, n, out var lags);
        return Enlarge(tau, lags, n, 1);
    }

    /// <summary>Tau enlarged by so many standard errors; at least 1.</summary>
    public static double Enlarge(double tau, int lags, int n, double errors)
    {
        if (double.IsNaN(tau) || tau <= 1)
            return 1;
        var error = lags > 1 ? Math.Sqrt(2 * ((2.0 * lags) + 1) / n) : 0;
        return tau * (1 + (2.0 * lags / n)) * (1 + (errors * error));
    }
}
