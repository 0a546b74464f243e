namespace MarketMaster.Monitoring;

/// <summary>Whether values are missing as often as in the reference.</summary>
/// <param name="ReferenceShare">Share of reference rows without a finite value, 0 to 1.</param>
/// <param name="CurrentShare">Share of current rows without a finite value, 0 to 1.</param>
/// <param name="PValue">Of the two shares: Fisher's exact test where few are missing, else the Z-test; 1 where none are.</param>
/// <param name="AdjustedPValue">The same, corrected for the number of hypotheses of the report.</param>
/// <param name="IsDrifted">Whether the shares differ significantly and by at least one in a hundred.</param>
public readonly record struct MissingDrift(double ReferenceShare, double CurrentShare, double PValue, double AdjustedPValue, bool IsDrifted)
{
    private const double FewestExpected = 5;
    internal const double MinimumDifference = 0.01;

    internal static MissingDrift Of(ColumnSide reference, ColumnSide current, bool countPersistence)
    {
        double a = reference.Missing + reference.Infinite, b = current.Missing + current.Infinite, n = reference.Rows, m = current.Rows;
        if (a + b == 0 || n == 0 || m == 0)
            return new(n == 0 ? double.NaN : a / n, m == 0 ? double.NaN : b / m, 1, 1, false);
        // all missing on one side tells nothing of its persistence: one block is one event
        var tau = countPersistence ? Math.Max(reference.MissingTau, current.MissingTau) : 1;
        double few = 1 / tau, total = n + m;
        var expected = Math.Min(a + b, total - a - b) * Math.Min(n, m) / total * few;
        var p = expected < FewestExpected
            ? FisherExact.TwoSided((long)Math.Round(a * few), (long)Math.Round((n - a) * few), (long)Math.Round(b * few), (long)Math.Round((m - b) * few))
            : Distributions.NormalTwoSided(Contingency.Z(a, n, b, m) * Math.Sqrt(few));
        return new(a / n, b / m, p, p, false);
    }

    internal MissingDrift Decided(double adjusted, double alpha) =>
        this with { AdjustedPValue = adjusted, IsDrifted = adjusted <= alpha && Math.Abs(ReferenceShare - CurrentShare) >= MinimumDifference };
}
