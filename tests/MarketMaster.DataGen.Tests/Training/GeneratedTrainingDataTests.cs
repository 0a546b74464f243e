namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class TrainingDataTests
{
    [TestMethod]
    public void Measured_oracle_meets_the_closed_form()
    {
        var data = Markets.Generator(AssetClass.Crypto, 5, signal: SignalOptions.Demo).GenerateTrainingData(201_600);
        var oracle = new SignalOracle(SignalOptions.Demo);
        var known = data.Count - data.Horizon;
        var forward = data.Generated.ForwardVolatility(data.Horizon);
        var latent = OracleForecaster.FromState(data.Generated, forward).Mean;
        // standard error of a correlation over n/H independent windows is about 0.01
        Assert.AreEqual(oracle.ObservableCorrelation, Sample.Correlation(data.Oracle.Mean[..known], data.Move[..known]), 0.02);
        Assert.AreEqual(oracle.LatentCorrelation, Sample.Correlation(latent.AsSpan(0, known), data.Move[..known]), 0.02);
        var (accuracy, direction, bits) = Scores(data);
        Assert.AreEqual(oracle.Observable.FiveClassAccuracy, accuracy, 0.012);
        Assert.AreEqual(oracle.Observable.DirectionAccuracy, direction, 0.016);
        Assert.AreEqual(oracle.Observable.Bits, bits, 0.016);
        Assert.AreEqual(0.348, oracle.ObservableCorrelation, 0.0005);
        Assert.AreEqual(0.570, oracle.LatentCorrelation, 0.0005);
        Assert.AreEqual(0.648, oracle.Observable.DirectionAccuracy, 0.0015);
    }

    [TestMethod]
    public void The_oracle_is_calibrated_where_gaps_interrupt_the_signal()
    {
        var data = Markets.Generator(AssetClass.Equity, 60, signal: SignalOptions.Easy).GenerateTrainingData(60_000);
        double sum = 0, square = 0;
        var known = data.Count - data.Horizon;
        for (var i = 0; i < known; i++)
        {
            var z = (data.Move[i] - data.Oracle.Mean[i]) / data.Oracle.Deviation[i];
            sum += z;
            square += z * z;
        }
        Assert.AreEqual(0, sum / known, 0.08);
        Assert.AreEqual(1, square / known, 0.10);
    }

    [TestMethod]
    public void Without_signal_nothing_is_predictable()
    {
        var data = Markets.Generator(AssetClass.Crypto, 60, models: Markets.WithoutDrift(AssetClass.Crypto)).GenerateTrainingData(100_000);
        var (_, direction, _) = Scores(data);
        Assert.AreEqual(0.5, direction, 4 * Math.Sqrt(0.25 * data.Horizon / (0.7 * data.Count)));
        // volatility scaling by the generator's own future leaves the strong classes at their share whatever the past did
        var (after, afterQuiet) = (0, 0);
        var (strong, strongQuiet) = (0, 0);
        for (var i = 1; i < data.Count - data.Horizon; i++)
        {
            var isStrong = data.Labels[i] is TradeAction.StrongBuy or TradeAction.StrongSell;
            if (data.Generated.Regime[i] == VolatilityRegime.Stress)
                (after, strong) = (after + 1, strong + (isStrong ? 1 : 0));
            else
                (afterQuiet, strongQuiet) = (afterQuiet + 1, strongQuiet + (isStrong ? 1 : 0));
        }
        Assert.AreEqual((double)strongQuiet / afterQuiet, (double)strong / after, 4 * Math.Sqrt(0.16 * data.Horizon / after));
    }

    [TestMethod]
    public void Labels_hold_their_shares_and_end_before_the_last_bars()
    {
        var data = Markets.Generator(AssetClass.Crypto).GenerateTrainingData(20_000);
        var fitted = new int[TradeActions.Count];
        for (var i = 0; i < data.FittedRows; i++)
            fitted[(int)data.Labels[i]!]++;
        var expected = new[] { 0.10, 0.25, 0.30, 0.25, 0.10 };
        for (var k = 0; k < expected.Length; k++)
            Assert.AreEqual(expected[k], (double)fitted[k] / data.FittedRows, 2.0 / data.FittedRows);
        Assert.AreEqual((int)(20_000 * 0.7) - 20, data.FittedRows);
        Assert.AreEqual(20_000 - 20, data.LabelCounts().Sum());
        for (var i = 0; i < data.Count; i++)
        {
            var known = i < data.Count - 20;
            Assert.AreEqual(known, data.Labels[i] is not null);
            Assert.AreEqual(known ? i + 20 : -1, data.LabelEnd[i]);
            Assert.AreEqual(known, data.Oracle.Predict(i) is not null);
            if (known)
                Assert.AreEqual(1, data.Oracle.Probabilities(i).ToArray().Sum(), 1e-12);
        }
    }

    [TestMethod]
    public void Thresholds_see_the_training_part_only()
    {
        var generator = Markets.Generator(AssetClass.Forex);
        var shorter = generator.GenerateTrainingData(5_000, trainingShare: 0.8);
        var longer = generator.GenerateTrainingData(8_000, trainingShare: 0.5);
        Assert.AreEqual(shorter.Thresholds, longer.Thresholds);
    }

    [TestMethod]
    public void Too_few_samples_are_refused()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Markets.Generator(AssetClass.Forex).GenerateTrainingData(50));
        Assert.Contains("at least 58 are needed", error.Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Markets.Generator(AssetClass.Forex).GenerateTrainingData(5000, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Markets.Generator(AssetClass.Forex).GenerateTrainingData(5000, double.NaN));
        Assert.AreEqual(58, Markets.Generator(AssetClass.Forex).GenerateTrainingData(58).Count);
    }

    [TestMethod]
    public void Classes_meet_at_their_bounds()
    {
        var bounds = new LabelThresholds(-2, -1, 1, 2);
        Assert.AreEqual(TradeAction.Sell, bounds.Classify(-2));
        Assert.AreEqual(TradeAction.Hold, bounds.Classify(-1));
        Assert.AreEqual(TradeAction.Hold, bounds.Classify(1));
        Assert.AreEqual(TradeAction.Buy, bounds.Classify(2));
        Assert.AreEqual(TradeAction.StrongBuy, bounds.Classify(2.1));
        Assert.AreEqual(TradeAction.StrongSell, bounds.Classify(-2.1));
    }

    private static (double Accuracy, double Direction, double Bits) Scores(GeneratedTrainingData data)
    {
        double[] shares = [0.10, 0.25, 0.30, 0.25, 0.10];
        int hits = 0, sides = 0, moves = 0;
        var bits = 0.0;
        var known = data.Count - data.Horizon;
        for (var i = 0; i < known; i++)
        {
            var label = data.Labels[i]!.Value;
            hits += data.Oracle.Predict(i) == label ? 1 : 0;
            bits += Math.Log2(data.Oracle.Probabilities(i)[(int)label] / shares[(int)label]);
            if (label == TradeAction.Hold)
                continue;
            moves++;
            sides += data.Oracle.Mean[i] > 0 == label > TradeAction.Hold ? 1 : 0;
        }
        return ((double)hits / known, (double)sides / moves, bits / known);
    }
}
