namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class BootstrapTests
{
    [TestMethod]
    [DataRow(BootstrapMethod.Stationary)]
    [DataRow(BootstrapMethod.MovingBlock)]
    public void IntervalOfIndependentReturnsIsThatOfTheNormalLaw(BootstrapMethod method)
    {
        // The standard error of a small Sharpe ratio over n independent returns is sqrt(bars a year / n) (Lo, 2002).
        var bars = TestBars.RandomWalk(3_001, seed: 461);
        var hold = Enumerable.Repeat(TradeAction.StrongBuy, 3_000).ToArray();
        var options = new BacktestOptions { Bootstrap = method, BlockLength = 5, Resamples = 2_000, PeriodsPerYear = 252, RiskFreeRate = 0 };
        var sharpe = PaperBacktest.Run(bars, [.. Enumerable.Range(0, 3_000)], hold, options).Strategy.Sharpe;
        Assert.AreEqual(2 * 1.96 * Math.Sqrt(252 / 3_000.0), sharpe.High - sharpe.Low, 0.12);
        Assert.AreEqual(sharpe.Value, (sharpe.High + sharpe.Low) / 2, 0.08);
    }

    [TestMethod]
    public void IntervalsContainTheTruthAboutAsOftenAsTheySay()
    {
        // Buying a driftless walk has a true Sharpe ratio of about half a bar's volatility, which is nearly 0.
        var inside = 0;
        for (var seed = 0UL; seed < 60; seed++)
        {
            var bars = TestBars.RandomWalk(601, 5_000 + seed);
            var figure = PaperBacktest.Run(
                bars, [.. Enumerable.Range(0, 600)], [.. Enumerable.Repeat(TradeAction.StrongBuy, 600)],
                new() { Resamples = 300, RiskFreeRate = 0, PeriodsPerYear = 252, FeeBasisPoints = 0, SlippageBasisPoints = 0 }).Strategy.Sharpe;
            inside += figure.Low < 0.08 && figure.High > 0.08 ? 1 : 0;
        }
        Assert.IsTrue(inside is >= 49 and <= 60, $"{inside} of 60");
    }

    [TestMethod]
    public void BlocksWidenTheIntervalOfTrendingReturns()
    {
        var random = new RandomStream(471);
        var closes = new double[3_000];
        double trend = 0, price = 100;
        for (var i = 0; i < closes.Length; i++)
        {
            trend = (0.95 * trend) + (0.002 * SyntheticTable.Normal(ref random));
            closes[i] = price *= Math.Exp(trend + (0.005 * SyntheticTable.Normal(ref random)));
        }
        var bars = TestBars.OfCloses(closes);
        double Width(int block)
        {
            var figure = PaperBacktest.Run(bars, [.. Enumerable.Range(0, 2_999)], [.. Enumerable.Repeat(TradeAction.StrongBuy, 2_999)], new() { BlockLength = block, Resamples = 500 }).Strategy.Sharpe;
            return figure.High - figure.Low;
        }
        Assert.IsGreaterThan(1.5 * Width(1), Width(100));
    }

    [TestMethod]
    public void SameSeedSameIntervalsAndTheOrderOfBarsIsTheValue()
    {
        var bars = TestBars.RandomWalk(400, seed: 481);
        int[] rows = [.. Enumerable.Range(0, 399)];
        var actions = PaperBacktestTests.RandomActions(399, 482);
        var (one, two) = (PaperBacktest.Run(bars, rows, actions), PaperBacktest.Run(bars, rows, actions));
        Assert.AreEqual(one.Strategy, two.Strategy);
        Assert.AreEqual(one.ExcessAnnualReturn, two.ExcessAnnualReturn);
        Assert.AreNotEqual(one.Strategy.Sharpe, PaperBacktest.Run(bars, rows, actions, new() { Seed = 7 }).Strategy.Sharpe);
        var without = PaperBacktest.Run(bars, rows, actions, new() { Resamples = 0 });
        Assert.AreEqual(one.Strategy.Sharpe.Value, without.Strategy.Sharpe.Value);
        Assert.IsTrue(double.IsNaN(without.Strategy.Sharpe.Low));
        Assert.AreEqual(one.Strategy.AnnualReturn.Value - one.BuyAndHold.AnnualReturn.Value, one.ExcessAnnualReturn.Value);
    }

    [TestMethod]
    public void CancellationStopsTheResampling()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var bars = TestBars.RandomWalk(100, seed: 491);
        Assert.Throws<OperationCanceledException>(() => PaperBacktest.Run(bars, [.. Enumerable.Range(0, 99)], PaperBacktestTests.RandomActions(99, 1), cancellationToken: cancelled.Token));
    }

    [TestMethod]
    public void OutOfFoldPredictionsAreTradedOncePerBar()
    {
        var bars = TestBars.RandomWalk(1_200, seed: 495);
        var folds = CrossValidation.Run(bars, folds: new CombinatorialPurged(4, 2, 10), trainer: new(new() { Trees = 10, MaxDepth = 5 }));
        var result = PaperBacktest.Run(bars, folds, new() { Resamples = 50 });
        Assert.AreEqual(bars.Time[folds.Predictions.Min(p => p.Bar)], result.From);
        Assert.HasCount(result.Bars + 1, result.Curve);
    }
}
