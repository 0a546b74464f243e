namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class SignalOracleTests
{
    [TestMethod]
    [DataRow(0.98, 20, 0.05, 0.18, 0.04)]
    [DataRow(0.98, 20, 0.1, 0.34, 0.14)]
    [DataRow(0.98, 20, 0.2, 0.57, 0.35)]
    [DataRow(0.98, 20, 0.3, 0.69, 0.49)]
    [DataRow(0.98, 20, 0.5, 0.80, 0.65)]
    [DataRow(0.95, 10, 0.1, 0.24, 0.07)]
    [DataRow(0.95, 10, 0.3, 0.57, 0.34)]
    [DataRow(0.95, 10, 0.5, 0.72, 0.51)]
    public void Correlations_are_those_of_the_reference_table(double phi, int horizon, double strength, double latent, double observable)
    {
        var oracle = new SignalOracle(new() { Strength = strength, Persistence = phi, Horizon = horizon });
        Assert.AreEqual(latent, oracle.LatentCorrelation, 0.006);
        Assert.AreEqual(observable, oracle.ObservableCorrelation, 0.006);
    }

    [TestMethod]
    [DataRow(0.0, 0.300, 0.350, 0.500, 0.500, 0.0)]
    [DataRow(0.1, 0.301, 0.379, 0.542, 0.570, 0.007)]
    [DataRow(0.2, 0.305, 0.410, 0.585, 0.640, 0.027)]
    [DataRow(0.3, 0.318, 0.439, 0.628, 0.707, 0.062)]
    [DataRow(0.5, 0.360, 0.503, 0.719, 0.839, 0.190)]
    [DataRow(0.7, 0.440, 0.589, 0.821, 0.947, 0.434)]
    [DataRow(0.9, 0.624, 0.740, 0.946, 0.999, 0.996)]
    public void Scores_are_those_of_the_reference_table(double r, double five, double three, double direction, double strong, double bits)
    {
        var scores = SignalOracle.At(r);
        Assert.AreEqual(five, scores.FiveClassAccuracy, 0.0016);
        Assert.AreEqual(three, scores.ThreeClassAccuracy, 0.0016);
        Assert.AreEqual(direction, scores.DirectionAccuracy, 0.0016);
        Assert.AreEqual(strong, scores.StrongDirectionAccuracy, 0.0016);
        Assert.AreEqual(bits, scores.Bits, 0.0016);
    }

    [TestMethod]
    public void Filter_variance_is_the_fixed_point_of_the_recursion()
    {
        foreach (var strength in new[] { 0.05, 0.2, 1.0, 3.0 })
        {
            var p = 1.0;
            for (var i = 0; i < 20_000; i++)
                p = 0.98 * 0.98 * p / (1 + strength * strength * p) + 1 - 0.98 * 0.98;
            Assert.AreEqual(p, new SignalOracle(new() { Strength = strength }).FilterVariance, 1e-12);
        }
        Assert.AreEqual(1, new SignalOracle(SignalOptions.LeakTest).FilterVariance);
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.1)]
    [DataRow(0.348)]
    [DataRow(0.7)]
    public void A_wanted_correlation_is_reached(double wanted)
    {
        var signal = SignalOptions.ForObservableCorrelation(wanted);
        Assert.AreEqual(wanted, new SignalOracle(signal).ObservableCorrelation, 1e-9);
    }

    [TestMethod]
    public void A_correlation_out_of_reach_is_refused()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SignalOptions.ForObservableCorrelation(0.999));
        Assert.Contains("at most 0.", error.Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SignalOptions.ForObservableCorrelation(-0.1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SignalOracle.At(1));
    }
}
