namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class PaperBacktestTests
{
    private static readonly BacktestOptions Free = new() { FeeBasisPoints = 0, SlippageBasisPoints = 0, RiskFreeRate = 0, Resamples = 0 };

    [TestMethod]
    public void FourBarsByHand()
    {
        var bars = Daily((100, 100), (102, 104), (105, 103), (101, 99));
        var result = PaperBacktest.Run(
            bars, [0, 1, 2], [TradeAction.StrongBuy, TradeAction.Hold, TradeAction.StrongSell],
            new() { FeeBasisPoints = 10, SlippageBasisPoints = 5, RiskFreeRate = 0, PeriodsPerYear = 252, Resamples = 0 });
        // A purchase for 1 is filled at 1.0005 and pays a thousandth of that; a sale is filled at 0.9995.
        const double buying = 0.0005 + (1.0005 * 0.001), selling = 0.0005 + (0.9995 * 0.001);
        var afterBuying = (104.0 / 102) - buying;
        var soldFor = 105.0 / 102;
        var afterSelling = soldFor - buying - (soldFor * selling);
        var afterShort = afterSelling * (1 + (2.0 / 101) - selling);
        AreClose([1, afterBuying, afterSelling, afterShort], [.. result.Curve.Select(p => p.Equity)]);
        AreClose([0, 104.0 / 102 / afterBuying, 0, -99.0 / 101 / (1 + (2.0 / 101) - selling)], [.. result.Curve.Select(p => p.Position)]);
        AreClose([1, (104.0 / 102) - buying, (103.0 / 102) - buying, (99.0 / 102) - buying], [.. result.Curve.Select(p => p.BuyAndHold)]);
        var strategy = result.Strategy;
        Assert.AreEqual(afterShort - 1, strategy.TotalReturn.Value, 1e-14);
        Assert.AreEqual(2, strategy.Trades.Value);
        Assert.AreEqual(1, strategy.HitRate.Value);
        Assert.AreEqual(buying + (soldFor * selling) + (afterSelling * selling), strategy.Costs.Value, 1e-14);
        Assert.AreEqual(strategy.Costs.Value / (strategy.TotalReturn.Value + strategy.Costs.Value), strategy.CostShare.Value, 1e-12);
        Assert.AreEqual((1 + (soldFor / (soldFor - buying)) + 1) / 3 * 252, strategy.Turnover.Value, 1e-9);
        Assert.AreEqual(Math.Pow(afterShort, 252.0 / 3) - 1, strategy.AnnualReturn.Value, 1e-9);
        Assert.AreEqual(0, result.BuyAndHold.HitRate.Value);
        Assert.AreEqual(1 - (((99.0 / 102) - buying) / ((104.0 / 102) - buying)), result.BuyAndHold.MaxDrawdown.Value, 1e-14);
        Assert.AreEqual(0, result.AlwaysFlat.TotalReturn.Value);
        Assert.IsTrue(double.IsNaN(result.AlwaysFlat.Sharpe.Value));
    }

    [TestMethod]
    public void FiguresFollowTheirDefinitions()
    {
        var bars = TestBars.RandomWalk(700, seed: 401);
        var actions = RandomActions(650, 402);
        var options = new BacktestOptions { RiskFreeRate = 0.05, PeriodsPerYear = 252, Resamples = 0 };
        var result = PaperBacktest.Run(bars, [.. Enumerable.Range(10, 650)], actions, options);
        var equity = result.Curve.Select(p => p.Equity).ToArray();
        var excess = equity.Skip(1).Select((e, i) => (e / equity[i]) - Math.Pow(1.05, 1 / 252.0)).ToArray();
        var mean = excess.Average();
        var deviation = Math.Sqrt(excess.Sum(e => (e - mean) * (e - mean)) / (excess.Length - 1));
        Assert.AreEqual(deviation * Math.Sqrt(252), result.Strategy.Volatility.Value, 1e-12);
        Assert.AreEqual(mean / deviation * Math.Sqrt(252), result.Strategy.Sharpe.Value, 1e-10);
        Assert.AreEqual(mean / Math.Sqrt(excess.Average(e => Math.Pow(Math.Min(e, 0), 2))) * Math.Sqrt(252), result.Strategy.Sortino.Value, 1e-10);
        Assert.AreEqual(equity.Select((e, i) => 1 - (e / equity.Take(i + 1).Max())).Max(), result.Strategy.MaxDrawdown.Value, 1e-12);
        Assert.AreEqual(result.Strategy.AnnualReturn.Value / result.Strategy.MaxDrawdown.Value, result.Strategy.Calmar.Value, 1e-12);
        Assert.AreEqual(result.Curve.Skip(1).Average(p => Math.Abs(p.Position)), result.Strategy.Exposure.Value, 1e-12);
        Assert.AreEqual(Math.Pow(1.05, 650 / 252.0), result.Curve[^1].AlwaysFlat, 1e-12);
    }

    [TestMethod]
    [DataRow(0, 0, 1)]
    [DataRow(10, 0, 1)]
    [DataRow(0, 8, 1)]
    [DataRow(15, 5, 0.7)]
    [DataRow(3, 2, 2)]
    public void StaysMultiplyToTheEquity(double fee, double slippage, double size)
    {
        // A stay of size m from entry to exit multiplies equity by 1 + m (exit / entry - 1) less both costs: no account is kept.
        var options = Free with { FeeBasisPoints = fee, SlippageBasisPoints = slippage, MaxPositionSize = size };
        var bars = TestBars.RandomWalk(500, seed: 411);
        var actions = RandomActions(499, 412);
        double f = fee / 10_000, s = slippage / 10_000, buying = s + ((1 + s) * f), selling = s + ((1 - s) * f);
        double equity = 1;
        for (int i = 0, next; i < actions.Length; i = next)
        {
            for (next = i + 1; next < actions.Length && actions[next] == actions[i];)
                next++;
            var m = (actions[i] - TradeAction.Hold) * size / 2;
            // Within one side, going from half to full size is another trade; this test leaves such changes out.
            var entry = bars.Open[i + 1];
            var closes = next == actions.Length;
            var exit = closes ? bars.Close[^1] : bars.Open[next + 1];
            var (enter, leave) = m > 0 ? (buying, selling) : (selling, buying);
            equity *= 1 + (m * ((exit / entry) - 1)) - (Math.Abs(m) * enter) - (closes ? 0 : Math.Abs(m) * exit / entry * leave);
        }
        Assert.AreEqual(equity - 1, PaperBacktest.Run(bars, [.. Enumerable.Range(0, 499)], actions, options).Strategy.TotalReturn.Value, 1e-10);
    }

    [TestMethod]
    public void ForesightWinsAlwaysAndOneBarLateItWinsNothing()
    {
        var bars = TestBars.RandomWalk(4_000, seed: 421);
        int[] rows = [.. Enumerable.Range(1, 3_990)];
        TradeAction[] foresight = [.. rows.Select(i => bars.Open[i + 2] > bars.Open[i + 1] ? TradeAction.StrongBuy : TradeAction.StrongSell)];
        TradeAction[] late = [TradeAction.Hold, .. foresight[..^1]];
        TradeAction[] early = [.. foresight[1..], TradeAction.Hold];
        var best = PaperBacktest.Run(bars, rows, foresight, Free with { PeriodsPerYear = 252 });
        // Both sides, no costs: every stay but an unfinished last one gains.
        Assert.IsGreaterThanOrEqualTo((best.Strategy.Trades.Value - 1) / best.Strategy.Trades.Value, best.Strategy.HitRate.Value);
        Assert.IsGreaterThan(10, best.Strategy.Sharpe.Value);
        foreach (var shifted in new[] { late, early })
        {
            var sharpe = PaperBacktest.Run(bars, rows, shifted, Free with { PeriodsPerYear = 252 }).Strategy.Sharpe.Value;
            Assert.AreEqual(0, sharpe / Math.Sqrt(252) * Math.Sqrt(rows.Length), 3, "a t statistic of no skill");
        }
    }

    [TestMethod]
    public void NothingLaterReachesTheEquityOfABar()
    {
        var bars = TestBars.RandomWalk(300, seed: 431);
        var actions = RandomActions(290, 432);
        int[] rows = [.. Enumerable.Range(0, 290)];
        const int cut = 150;
        var changed = BarSeries.FromBars(Enumerable.Range(0, bars.Count).Select(i => i <= cut ? bars[i] : bars[i] with { Open = 7, High = 9, Low = 5, Close = 6 + Math.Sin(i) }));
        // The action said at the close of the cut bar is not traded before the next open either.
        TradeAction[] other = [.. actions.Select((a, i) => i < cut ? a : (TradeAction)(4 - (int)a))];
        var (one, two) = (PaperBacktest.Run(bars, rows, actions), PaperBacktest.Run(changed, rows, other));
        for (var i = 0; i <= cut; i++)
            Assert.AreEqual(one.Curve[i], two.Curve[i]);
        Assert.AreNotEqual(one.Curve[cut + 1].Equity, two.Curve[cut + 1].Equity);
    }

    [TestMethod]
    public void HigherCostsNeverPay()
    {
        var bars = TestBars.RandomWalk(1_000, seed: 441);
        var actions = RandomActions(999, 442);
        int[] rows = [.. Enumerable.Range(0, 999)];
        foreach (var step in new Func<double, BacktestOptions>[] { c => Free with { FeeBasisPoints = c }, c => Free with { SlippageBasisPoints = c } })
        {
            var equities = new double[] { 0, 1, 2, 5, 10, 50 }.Select(c => PaperBacktest.Run(bars, rows, actions, step(c)).Curve[^1].Equity).ToArray();
            for (var i = 1; i < equities.Length; i++)
                Assert.IsLessThan(equities[i - 1], equities[i]);
        }
    }

    [TestMethod]
    public void HoldKeepsOrClosesAndShortsCanBeRuledOut()
    {
        var bars = Daily((100, 100), (100, 100), (110, 110), (121, 121), (121, 121));
        TradeAction[] actions = [TradeAction.Buy, TradeAction.Hold, TradeAction.Sell];
        Assert.AreEqual(0.05, PaperBacktest.Run(bars, [0, 1, 2], actions, Free).Strategy.TotalReturn.Value, 1e-12);
        Assert.AreEqual(0.105, PaperBacktest.Run(bars, [0, 1, 2], actions, Free with { Hold = HoldRule.Keep }).Strategy.TotalReturn.Value, 1e-12);
        var longOnly = PaperBacktest.Run(bars, [0, 1, 2], [TradeAction.StrongSell, TradeAction.Sell, TradeAction.Hold], Free with { AllowShort = false });
        Assert.AreEqual(0, longOnly.Strategy.Turnover.Value);
    }

    [TestMethod]
    public void BorrowedMoneyPaysAndIdleMoneyEarnsTheRate()
    {
        var bars = Daily((100, 100), (100, 100), (100, 100));
        var options = Free with { RiskFreeRate = 0.1, PeriodsPerYear = 1, MaxPositionSize = 3 };
        // One bar of idle money, then three times 1.1 invested: 2.2 borrowed for one bar.
        Assert.AreEqual(1.1 - (2.2 * 0.1), PaperBacktest.Run(bars, [0, 1], [TradeAction.StrongBuy, TradeAction.StrongBuy], options).Curve[2].Equity, 1e-12);
        Assert.AreEqual(1.21, PaperBacktest.Run(bars, [0, 1], [TradeAction.Hold, TradeAction.Hold], options).Curve[2].Equity, 1e-12);
    }

    [TestMethod]
    public void LosingAllEndsTheAccount()
    {
        var bars = Daily((100, 100), (100, 100), (220, 220), (50, 50), (50, 50));
        var result = PaperBacktest.Run(bars, [0, 1, 2, 3], [TradeAction.StrongSell, TradeAction.StrongSell, TradeAction.StrongSell, TradeAction.StrongBuy], Free);
        Assert.IsTrue(result.IsRuined);
        AreClose([1, 1, 0, 0, 0], [.. result.Curve.Select(p => p.Equity)]);
        Assert.AreEqual(-1, result.Strategy.TotalReturn.Value);
        Assert.AreEqual(1, result.Strategy.MaxDrawdown.Value);
    }

    [TestMethod]
    public void WrongInputIsRefusedWithItsPlace()
    {
        var bars = TestBars.RandomWalk(20, seed: 451);
        Refuse("row 1 is bar 3 after bar 3", [3, 3], [TradeAction.Buy, TradeAction.Buy], null);
        Refuse("row 0 is bar 20", [20], [TradeAction.Buy], null);
        Refuse("the only action is that of the last bar, 19", [19], [TradeAction.Buy], null);
        Refuse("1 actions for 2 rows", [1, 2], [TradeAction.Buy], null);
        Refuse("FeeBasisPoints is -1: it must lie between 0 and 1000", [1], [TradeAction.Buy], new() { FeeBasisPoints = -1 });
        Refuse("MaxPositionSize is 0", [1], [TradeAction.Buy], new() { MaxPositionSize = 0 });

        void Refuse(string text, int[] rows, TradeAction[] actions, BacktestOptions? options) =>
            Assert.Contains(text, Assert.Throws<ArgumentException>(() => PaperBacktest.Run(bars, rows, actions, options)).Message, StringComparison.Ordinal);
    }

    internal static TradeAction[] RandomActions(int count, ulong seed)
    {
        var random = new RandomStream(seed, 11);
        var actions = new TradeAction[count];
        for (var i = 0; i < count; i++)
        {
            // Steps between a side's two sizes would be trades within one stay: from one side only over the other or hold.
            var next = (TradeAction)random.NextInt(5);
            var sameSide = i > 0 && next != actions[i - 1] && Math.Sign(next - TradeAction.Hold) == Math.Sign(actions[i - 1] - TradeAction.Hold);
            actions[i] = sameSide ? TradeAction.Hold : next;
        }
        return actions;
    }

    private static BarSeries Daily(params (double Open, double Close)[] bars) => BarSeries.FromBars(bars.Select((b, i) => new Bar(
        new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(i), b.Open, Math.Max(b.Open, b.Close), Math.Min(b.Open, b.Close), b.Close, 1)));

    private static void AreClose(double[] expected, double[] actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (var i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-14);
    }
}
