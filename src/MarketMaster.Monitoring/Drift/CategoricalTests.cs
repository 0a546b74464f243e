namespace MarketMaster.Monitoring;

/// <summary>All tests and distances of a column of categories.</summary>
internal sealed class CategoricalTests
{
    private const double FewestExpected = 5;
    private readonly double _tau;

    public CategoricalTests(Contingency table, double tau) => (Table, Pooled, _tau) = (table, table.Pooled(), tau);

    public Contingency Table { get; }

    public Contingency Pooled { get; }

    public double Effect => Pooled.CramersV();

    /// <summary>Fisher's exact test for two categories where a count is small and rows are independent, else chi-square.</summary>
    public double DecisionP => Table.Degrees == 0 ? 1 : IsSmall ? Fisher() : Distributions.ChiSquaredUpper(Pooled.ChiSquared() / _tau, Pooled.Degrees);

    private bool IsSmall => Table.Values.Length == 2 && Smallest() < FewestExpected;

    public List<DriftTest> All()
    {
        double chi = Table.ChiSquared(), g = Table.G();
        int degrees = Table.Degrees;
        var tests = new List<DriftTest>
        {
            new("chi_square", chi, Distributions.ChiSquaredUpper(chi / _tau, degrees), Distributions.ChiSquaredUpper(chi, degrees)),
            new("chi_square_pooled", Pooled.ChiSquared(), Distributions.ChiSquaredUpper(Pooled.ChiSquared() / _tau, Pooled.Degrees), Distributions.ChiSquaredUpper(Pooled.ChiSquared(), Pooled.Degrees)),
            new("g", g, Distributions.ChiSquaredUpper(g / _tau, degrees), Distributions.ChiSquaredUpper(g, degrees)),
            DriftTest.Distance("cramers_v", Table.CramersV()),
        };
        if (Table.Values.Length == 2)
        {
            var z = Contingency.Z(Table.X[1], Table.N, Table.Y[1], Table.M);
            tests.Add(new("z", z, Distributions.NormalTwoSided(z / Math.Sqrt(_tau)), Distributions.NormalTwoSided(z)));
            tests.Add(new("fisher_exact", OddsRatio(), Fisher(), FisherExact.TwoSided((long)Table.X[0], (long)Table.X[1], (long)Table.Y[0], (long)Table.Y[1])));
        }
        AddShares(tests);
        return tests;
    }

    private double Smallest()
    {
        var smallest = double.PositiveInfinity;
        for (var i = 0; i < Table.Values.Length; i++)
            smallest = Math.Min(smallest, (Table.X[i] + Table.Y[i]) * Math.Min(Table.N, Table.M) / (Table.N + Table.M));
        return smallest;
    }

    // counts of persistent rows are counted down to the effective ones
    private double Fisher() => FisherExact.TwoSided(Few(Table.X[0]), Few(Table.X[1]), Few(Table.Y[0]), Few(Table.Y[1]));

    private long Few(double count) => (long)Math.Round(count / _tau);

    private double OddsRatio() => Table.X[0] * Table.Y[1] / (Table.X[1] * Table.Y[0]);

    private void AddShares(List<DriftTest> tests)
    {
        double[] p = Table.SharesX, q = Table.SharesY;
        double[] floorP = ShareDistances.Floored(p), floorQ = ShareDistances.Floored(q);
        var psi = ShareDistances.StabilityIndex(floorP, floorQ);
        var size = 1 / ((1 / Table.N) + (1 / Table.M));
        tests.Add(new("psi", psi, Distributions.ChiSquaredUpper(psi * size / _tau, Table.Degrees), Distributions.ChiSquaredUpper(psi * size, Table.Degrees)));
        tests.Add(DriftTest.Distance("kl_divergence", ShareDistances.KullbackLeibler(floorP, floorQ)));
        tests.Add(DriftTest.Distance("jensen_shannon", ShareDistances.JensenShannon(p, q)));
        tests.Add(DriftTest.Distance("hellinger", ShareDistances.Hellinger(p, q)));
        tests.Add(DriftTest.Distance("total_variation", ShareDistances.TotalVariation(p, q)));
        tests.Add(DriftTest.Distance("l_infinity", ShareDistances.Largest(p, q)));
    }
}
