namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class LabelTests
{
    [TestMethod]
    public void ForwardThresholdsComeFromTheTrainingBarsAlone()
    {
        var bars = TestBars.RandomWalk(3_000, seed: 1);
        var scheme = (ForwardReturnLabels)new ForwardReturnLabels().Fit(bars.Slice(0, 2_000));
        var labels = scheme.Label(bars);
        Assert.HasCount(4, scheme.Thresholds);
        var counts = new LabelSet([.. labels.Actions.Take(1_980)], [.. Enumerable.Range(0, 1_980)]).CountByAction();
        var total = (double)counts.Sum();
        double[] shares = [0.10, 0.25, 0.30, 0.25, 0.10];
        for (var k = 0; k < shares.Length; k++)
            Assert.AreEqual(shares[k], counts[k] / total, 2 / total);
    }

    [TestMethod]
    public void ForwardLabelFollowsTheFormula()
    {
        var bars = TestBars.RandomWalk(800, seed: 2);
        var scheme = (ForwardReturnLabels)new ForwardReturnLabels(horizon: 5, volatilitySpan: 30).Fit(bars);
        var labels = scheme.Label(bars);
        foreach (var row in new[] { 20, 100, 500, 794 })
        {
            double sum = 0, weight = 0;
            for (var i = 1; i <= row; i++)
            {
                var w = Math.Pow(1 - (2.0 / 31), row - i);
                sum += w * Math.Pow(Math.Log(bars.Close[i] / bars.Close[i - 1]), 2);
                weight += w;
            }
            var z = Math.Log(bars.Close[row + 5] / bars.Close[row]) / Math.Sqrt(sum / weight * 5);
            var expected = z < scheme.Thresholds[0] ? TradeAction.StrongSell : z < scheme.Thresholds[1] ? TradeAction.Sell
                : z <= scheme.Thresholds[2] ? TradeAction.Hold : z <= scheme.Thresholds[3] ? TradeAction.Buy : TradeAction.StrongBuy;
            Assert.AreEqual(expected, labels[row]);
            Assert.AreEqual(row + 5, labels.Ends[row]);
        }
        Assert.IsNull(labels[19]);
        Assert.IsNull(labels[795]);
    }

    [TestMethod]
    public void LaterBarsDoNotChangeALabel()
    {
        var bars = TestBars.RandomWalk(600, seed: 4);
        var forward = new ForwardReturnLabels().Fit(bars.Slice(0, 400));
        foreach (ILabelScheme scheme in new[] { forward, new TripleBarrierLabels(), new RuleLabels() })
        {
            var whole = scheme.Label(bars);
            foreach (var row in new[] { 100, 150, 250 })
            {
                // Cutting the series right after the latest bar a label may need leaves it as it was.
                var cut = scheme.Label(bars.Slice(0, row + scheme.Horizon + 1));
                Assert.AreEqual(whole[row], cut[row]);
                Assert.AreEqual(whole.Ends[row], cut.Ends[row]);
            }
        }
    }

    [TestMethod]
    public void TripleBarrierFollowsThePath()
    {
        // 30 bars of +-1 % give a volatility of 1 %; horizon 4 makes the inner barriers stand at about 1.6 %, the outer ones at 3.0 %.
        TradeAction? After(params double[] path)
        {
            var closes = new List<double>();
            for (var i = 0; i < 31; i++)
                closes.Add(i % 2 == 0 ? 100 : 100 * Math.Exp(0.01));
            closes.AddRange(path.Select(p => 100 * Math.Exp(p)));
            return new TripleBarrierLabels(4, 100, BarrierTouch.Close).Label(TestBars.OfCloses([.. closes]))[30];
        }

        Assert.AreEqual(TradeAction.StrongBuy, After(0.01, 0.02, 0.035, 0));
        Assert.AreEqual(TradeAction.Buy, After(0.01, 0.02, 0.02, 0.02));
        Assert.AreEqual(TradeAction.Buy, After(0.02, -0.02, 0.05, 0.05), "the opposite barrier came before the outer one");
        Assert.AreEqual(TradeAction.Sell, After(-0.02, 0, 0, 0));
        Assert.AreEqual(TradeAction.StrongSell, After(-0.05, 0.05, 0, 0));
        Assert.AreEqual(TradeAction.Hold, After(0.01, -0.01, 0.015, -0.015));
        Assert.IsNull(After(0.01, 0.02, 0.035));
    }

    [TestMethod]
    [DataRow(BarrierTouch.HighLow)]
    [DataRow(BarrierTouch.Close)]
    public void TripleBarrierSharesOnARandomWalkAreTheDesigned(BarrierTouch touch)
    {
        var counts = new TripleBarrierLabels(touch: touch, volatilitySpan: 2_000).Label(TestBars.RandomWalk(60_000, seed: 5)).CountByAction();
        double[] shares = [0.10, 0.25, 0.30, 0.25, 0.10];
        // 60,000 overlapping labels are worth about 3,000: three standard errors are 0.025.
        for (var k = 0; k < shares.Length; k++)
            Assert.AreEqual(shares[k], counts[k] / (double)counts.Sum(), 0.025, TradeActions.Names[k]);
    }

    [TestMethod]
    public void SchemesComeBackFromTheirDescription()
    {
        var bars = TestBars.RandomWalk(500, seed: 6);
        foreach (var name in LabelSchemes.Names)
        {
            var scheme = LabelSchemes.Create(name).Fit(bars);
            var restored = LabelSchemes.Restore(scheme.Describe());
            Assert.AreEqual(scheme, restored);
            Assert.AreSequenceEqual(scheme.Label(bars).Actions, restored.Label(bars).Actions);
        }
        Assert.Contains("forward, triple-barrier, rule", Assert.ThrowsExactly<ArgumentException>(() => LabelSchemes.Create("magic")).Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void NonPositivePriceIsRefusedByRow()
    {
        var closes = Enumerable.Repeat(100.0, 200).ToArray();
        closes[123] = -37.63;
        var bars = TestBars.OfCloses(closes);
        foreach (var name in LabelSchemes.Names)
        {
            var error = Assert.ThrowsExactly<InvalidMarketDataException>(() => LabelSchemes.Create(name).Fit(bars).Label(bars));
            Assert.AreEqual(123, error.Row);
            Assert.Contains("-37.63", error.Message, StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public void UnfittedSchemeAndTooFewBarsSayWhatToDo()
    {
        var bars = TestBars.RandomWalk(80, seed: 7);
        Assert.ThrowsExactly<InvalidOperationException>(() => new ForwardReturnLabels().Label(bars));
        Assert.Contains("at least 50 are needed", Assert.ThrowsExactly<InvalidMarketDataException>(() => new ForwardReturnLabels().Fit(bars)).Message, StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ForwardReturnLabels(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TripleBarrierLabels(inner: 2, outer: 1));
    }
}
