namespace MarketMaster.Monitoring.Tests;

[TestClass]
public sealed class PerformanceTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 2, 0, 0, 0, TimeSpan.Zero);

    [TestMethod]
    public void A_band_holds_the_truth_about_as_often_as_it_says()
    {
        const int trials = 100, rows = 400;
        const double truth = 0.45;
        var covered = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            var random = new RandomStream((ulong)trial, 31);
            var (predicted, actual) = (new TradeAction[rows], new TradeAction[rows]);
            for (var i = 0; i < rows; i++)
            {
                actual[i] = (TradeAction)random.NextInt(5);
                predicted[i] = random.NextDouble() < truth ? actual[i] : (TradeAction)(((int)actual[i] + 1 + random.NextInt(4)) % 5);
            }
            var accuracy = Judge(predicted, actual).Find("accuracy")!.Value;
            covered += accuracy.Low <= truth && truth <= accuracy.High ? 1 : 0;
        }
        Assert.IsGreaterThanOrEqualTo(86, covered);
    }

    [TestMethod]
    public void Overlapping_labels_make_the_band_wider()
    {
        var random = new RandomStream(2);
        var (predicted, actual) = (new TradeAction[600], new TradeAction[600]);
        for (var i = 0; i < 600; i++)
        {
            actual[i] = i % 20 == 0 ? (TradeAction)random.NextInt(5) : actual[i - 1];
            predicted[i] = i % 20 == 0 ? (TradeAction)random.NextInt(5) : predicted[i - 1];
        }
        var blind = Judge(predicted, actual, new() { Resamples = 400 }).Find("accuracy")!.Value;
        var aware = Judge(predicted, actual, new() { Resamples = 400, Horizon = 40 });
        Assert.IsGreaterThan(blind.High - blind.Low, aware.Find("accuracy")!.Value.High - aware.Find("accuracy")!.Value.Low);
        Assert.IsLessThanOrEqualTo(15, aware.EffectiveRows);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(50)]
    public void Few_rows_and_one_class_get_a_status(int rows)
    {
        var report = Judge([.. Enumerable.Repeat(TradeAction.Hold, rows)], [.. Enumerable.Repeat(TradeAction.Hold, rows)], probabilities: [.. Enumerable.Repeat(0.2, 5 * rows)], returns: new double[rows]);
        Assert.AreEqual(rows >= 30 ? PerformanceStatus.Final : PerformanceStatus.InsufficientData, report.Status);
        Assert.IsGreaterThan(100, report.ToJson().Length);
        Assert.IsNotEmpty(report.Notes);
        if (rows > 0)
            Assert.IsFalse(report.Find("auc_macro")!.Value.IsDefined);
    }

    [TestMethod]
    public void Labels_join_their_predictions_late_and_in_any_order()
    {
        var ledger = new PredictionLedger();
        for (var i = 0; i < 100; i++)
            Assert.IsTrue(ledger.Record($"p{i}", Start.AddMinutes(i), TradeAction.Buy, [0.1, 0.1, 0.1, 0.6, 0.1]));
        Assert.IsFalse(ledger.Record("p3", Start, TradeAction.Sell), "the name is taken");
        for (var i = 79; i >= 0; i--)
            Assert.AreEqual(SettleResult.Settled, ledger.Settle($"p{i}", i % 2 == 0 ? TradeAction.Buy : TradeAction.Sell, Start.AddMinutes(i + 20), 0.01));
        Assert.AreEqual(SettleResult.Corrected, ledger.Settle("p0", TradeAction.Buy, Start.AddMinutes(40), 0.01));
        Assert.AreEqual(SettleResult.Unknown, ledger.Settle("x", TradeAction.Buy, Start));
        Assert.AreEqual(20, ledger.Pending);
        var window = ledger.Window(Start, Start.AddMinutes(90));
        Assert.AreEqual((80, 10), (window.Settled, window.Pending));
        Assert.AreEqual(TimeSpan.FromMinutes(20), window.MedianDelay);
        var monitor = Monitor(new() { MinimumMaturity = 0.95 });
        var partial = monitor.MonitorModelPerformance(window);
        Assert.AreEqual((PerformanceStatus.Partial, 80, 10), (partial.Status, partial.Rows, partial.Pending));
        Assert.AreEqual(0.5, partial.Find("accuracy")!.Value.Value);
        Assert.AreEqual(0.6, partial.Estimate!.Accuracy, 1e-12);
        Assert.AreEqual(PerformanceStatus.Final, monitor.MonitorModelPerformance(ledger.Window(Start, Start.AddMinutes(80))).Status);
    }

    [TestMethod]
    public void A_full_ledger_gives_up_the_oldest()
    {
        var ledger = new PredictionLedger(10);
        for (var i = 0; i < 25; i++)
            ledger.Record($"p{i}", Start.AddMinutes(i), TradeAction.Hold);
        Assert.AreEqual((10, 10, 15L), (ledger.Count, ledger.Pending, ledger.Expired));
        Assert.AreEqual(SettleResult.Unknown, ledger.Settle("p0", TradeAction.Hold, Start));
    }

    [TestMethod]
    public void Retraining_is_advised_below_the_thresholds_and_with_age()
    {
        var advices = new List<RetrainAdvice>();
        var time = new ManualTime(Start);
        var monitor = new ComprehensiveMonitor(Reference(), "m", new()
        {
            TimeProvider = time,
            Performance = new() { Retrain = new() { AccuracyThreshold = 0.4, F1Threshold = 0.1, IntervalDays = 7, TrainedAt = Start } },
        });
        monitor.RetrainAdvised += (_, raised) => advices.Add(raised.Advice);
        var actual = Enumerable.Range(0, 200).Select(i => (TradeAction)(i % 5)).ToArray();
        Assert.IsFalse(monitor.MonitorModelPerformance(actual, actual).Retrain!.IsAdvised);
        monitor.MonitorModelPerformance(Enumerable.Repeat(TradeAction.Hold, 200).ToArray(), actual);
        Assert.HasCount(1, advices);
        Assert.IsTrue(advices[0].IsCertain);
        StringAssert.Contains(advices[0].Reasons.Single(r => r.StartsWith("accuracy", StringComparison.Ordinal)), "the threshold is 0.4");
        time.Advance(TimeSpan.FromDays(8));
        StringAssert.Contains(monitor.MonitorModelPerformance(actual, actual).Retrain!.Reasons.Single(), "8.0 days old");
    }

    [TestMethod]
    public void Costs_are_paid_for_every_change_of_position()
    {
        var returns = new TradedReturns(new(
            new[] { TradeAction.StrongBuy, TradeAction.StrongBuy, TradeAction.StrongSell }, new TradeAction[3], default, new[] { 0.01, 0.02, 0.03 }), 10);
        CollectionAssert.AreEqual(new[] { 0.01, 0.02, -0.03 }, returns.Gross);
        Assert.AreEqual(0.01 - 0.001, returns.Net[0], 1e-15);
        Assert.AreEqual(0.02, returns.Net[1], 1e-15);
        Assert.AreEqual(-0.03 - 0.002, returns.Net[2], 1e-15);
    }

    [TestMethod]
    public void Lengths_and_actions_are_checked()
    {
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => Judge([TradeAction.Buy], [])).Message, "actual has 0 values: 1 fit");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => Judge([(TradeAction)7], [TradeAction.Buy])).Message, "predicted[0] is 7");
    }

    private static PerformanceReport Judge(TradeAction[] predicted, TradeAction[] actual, PerformanceOptions? options = null, double[]? probabilities = null, double[]? returns = null) =>
        Monitor(options ?? new()).MonitorModelPerformance(new PredictionOutcomes(predicted, actual, probabilities, returns));

    private static ComprehensiveMonitor Monitor(PerformanceOptions options) => new(Reference(), "m", new() { Performance = options }) { Estimator = PerformanceEstimator.Uncalibrated };

    private static ReferenceProfile Reference() => ReferenceProfile.Create(new(["x"], new double[] { 1, 2, 3 }));
}
