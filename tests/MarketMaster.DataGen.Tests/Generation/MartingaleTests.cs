namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class MartingaleTests
{
    [TestMethod]
    [DataRow(AssetClass.Equity, 5)]
    [DataRow(AssetClass.Crypto, 5)]
    [DataRow(AssetClass.Forex, 60)]
    [DataRow(AssetClass.Commodity, 5)]
    [DataRow(AssetClass.Indices, 60)]
    [DataRow(AssetClass.Equity, 1440)]
    [DataRow(AssetClass.Crypto, 1440)]
    public void Without_signal_and_drift_the_mean_return_is_0(AssetClass assetClass, int minutes)
    {
        double sum = 0, square = 0;
        double signs = 0, ups = 0, pairs = 0;
        var n = 0;
        // several histories: one daily history long enough would outlive its price
        for (var seed = 1UL; seed <= 125; seed++)
        {
            double previous = 0, last = 0;
            foreach (var bar in Markets.Generator(assetClass, minutes, seed, models: Markets.WithoutDrift(assetClass)).StreamBars(8_000))
            {
                var r = previous == 0 ? 0 : bar.Bar.Close / previous - 1;
                sum += r;
                square += r * r;
                signs += Math.Sign(r) * Math.Sign(last);
                ups += last == 0 ? 0 : Math.Sign(r);
                pairs += r != 0 && last != 0 ? 1 : 0;
                (previous, last) = (bar.Bar.Close, r);
                n++;
            }
        }
        Assert.AreEqual(1_000_000, n);
        Assert.IsLessThan(3, Math.Abs(sum / Math.Sqrt(square)), "t of the mean return");
        // skewed returns rise more often than they fall: their mean sign is no prediction
        Assert.IsLessThan(3.5, Math.Abs(signs - ups * ups / pairs) / Math.Sqrt(pairs), "sign autocorrelation, in standard errors");
    }

    [TestMethod]
    public void With_a_signal_returns_are_predictable()
    {
        var data = Markets.Generator(AssetClass.Crypto, 5, signal: SignalOptions.Demo).GenerateBars(50_000);
        var next = new double[data.Count - 1];
        for (var i = 0; i < next.Length; i++)
            next[i] = Math.Log(data.Bars.Close[i + 1] / data.Bars.Open[i + 1]) / data.Volatility[i + 1];
        Assert.AreEqual(0.2 / Math.Sqrt(1.04), Sample.Correlation(data.Signal[..^1], next), 0.015);
    }

    [TestMethod]
    public void A_daily_sized_jump_does_not_fit_into_a_minute()
    {
        // not clipped: clipping would hide the very jumps; real one-minute series reach 157
        foreach (var (assetClass, symbol) in Markets.OfEachClass)
        {
            for (var seed = 1UL; seed <= 6; seed++)
            {
                var bars = Markets.Generator(assetClass, 1, seed).StreamBars(60_000);
                var returns = bars.Select(b => Math.Log(b.Bar.Close / b.Bar.Open)).ToArray();
                Assert.IsLessThan(160, Sample.ExcessKurtosis(returns), $"{symbol} seed {seed}");
            }
        }
    }

    [TestMethod]
    [DataRow(AssetClass.Crypto, 5)]
    [DataRow(AssetClass.Forex, 5)]
    public void A_jump_stirs_the_market_but_does_not_tell_where_it_goes(AssetClass assetClass, int minutes)
    {
        var model = MarketModels.Default.GetAssetClass(assetClass);
        var models = MarketModels.Default.With(model with { AnnualDrift = 0, Jumps = model.Jumps with { PerYear = 100, Mean = 0 } });
        double sum = 0, square = 0, before = 0, after = 0;
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var data = Markets.Generator(assetClass, minutes, seed, models: models).GenerateBars(20_000);
            var moves = Enumerable.Range(0, data.Count).Select(i => Math.Log(data.Bars.Close[i] / data.Bars.Open[i])).ToArray();
            for (var i = 1; i < moves.Length - 6; i++)
            {
                if (Math.Abs(moves[i]) < 9 * data.Volatility[i])
                    continue;
                for (var k = 1; k <= 5; k++)
                {
                    var signed = moves[i + k] / data.Volatility[i + k] * Math.Sign(moves[i]);
                    (sum, square) = (sum + signed, square + signed * signed);
                }
                (before, after) = (before + Math.Log(data.Volatility[i - 1]), after + Math.Log(data.Volatility[i + 1]));
            }
        }
        Assert.IsGreaterThan(500, square, "jumps enough to judge");
        Assert.IsLessThan(3, Math.Abs(sum / Math.Sqrt(square)), "t of the next five moves in the direction of the jump");
        Assert.IsGreaterThan(before, after);
    }

    [TestMethod]
    public void Few_trades_shrink_the_range()
    {
        Assert.IsLessThan(RangeRatio(1e5) - 0.15, RangeRatio(20));

        static double RangeRatio(double tradesPerMinute)
        {
            var model = MarketModels.Default.GetAssetClass(AssetClass.Forex);
            var models = MarketModels.Default.With(model with { Volume = model.Volume with { TradesPerMinute = tradesPerMinute } });
            var generator = Markets.Generator(AssetClass.Forex, 1, models: models);
            return generator.ValidateGeneratedData(generator.GenerateBars(20_000)).Facts!.Values.RangeRatio;
        }
    }

    [TestMethod]
    public void Regimes_differ_in_volatility_and_stay_for_their_dwell_times()
    {
        var data = Markets.Generator(AssetClass.Indices, 1440).GenerateBars(100_000);
        var (sum, count) = (new double[3], new int[3]);
        var stays = 0;
        for (var i = 0; i < data.Count; i++)
        {
            sum[(int)data.Regime[i]] += data.Volatility[i];
            count[(int)data.Regime[i]]++;
            stays += i > 0 && data.Regime[i] == VolatilityRegime.Stress && data.Regime[i - 1] != VolatilityRegime.Stress ? 1 : 0;
        }
        Assert.IsTrue(sum[0] / count[0] < sum[1] / count[1] && sum[1] / count[1] < sum[2] / count[2]);
        Assert.AreEqual(20, (double)count[2] / stays, 3, "mean stay in stress, days");
        var square = 0.0;
        for (var i = 0; i < data.Count; i++)
            square += data.Volatility[i] * data.Volatility[i];
        var model = data.Generator.Model;
        var expected = model.AnnualVolatility * Math.Sqrt((1 - model.GapShare) / 252);
        Assert.AreEqual(1, Math.Sqrt(square / data.Count) / expected, 0.12, "root mean square volatility is the model's, jumps aside");
    }
}
