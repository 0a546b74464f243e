namespace MarketMaster;

/// <summary>
/// Data quality from 0 to 100: 100 times the product over the dimensions of s^weight, with s = 1 / (1 + rate / tolerance)
/// and rate = the failing share. A share near 1 thus still costs much where the tolerance is small.
/// </summary>
public sealed class QualityScore
{
    private static readonly (double Weight, double Tolerance)[] Dimensions =
        [(0.25, 0.01), (0.30, 0.001), (0.15, 0.002), (0.10, 0.001), (0.10, 0.001), (0.10, 0.01)];

    internal QualityScore(double completeness, double validity, double plausibility, double uniqueness, double ordering, double freshness)
    {
        (Completeness, Validity, Plausibility, Uniqueness, Ordering, Freshness) = (completeness, validity, plausibility, uniqueness, ordering, freshness);
        var product = 1.0;
        ReadOnlySpan<double> shares = [completeness, validity, plausibility, uniqueness, ordering, freshness];
        for (var i = 0; i < shares.Length; i++)
            product *= Math.Pow(1 / (1 + (1 - shares[i]) / Dimensions[i].Tolerance), Dimensions[i].Weight);
        Score = 100 * product;
    }

    /// <summary>The score, 0 to 100.</summary>
    public double Score { get; }

    /// <summary>Share of cells present times share of expected bars present. Weight 0.25, tolerance 0.01.</summary>
    public double Completeness { get; }

    /// <summary>Share of rows without a critical finding. Weight 0.30, tolerance 0.001.</summary>
    public double Validity { get; }

    /// <summary>Share of rows that are neither return outlier nor moved without volume. Weight 0.15, tolerance 0.002.</summary>
    public double Plausibility { get; }

    /// <summary>Share of rows that are no duplicate. Weight 0.10, tolerance 0.001.</summary>
    public double Uniqueness { get; }

    /// <summary>Share of rows in order, on the grid and inside the sessions. Weight 0.10, tolerance 0.001.</summary>
    public double Ordering { get; }

    /// <summary>1 minus the share of rows that only repeat a stale price. Weight 0.10, tolerance 0.01.</summary>
    public double Freshness { get; }
}
