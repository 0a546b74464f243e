using System.Text.Json;

namespace MarketMaster.Reporting.Tests;

[TestClass]
public sealed class PriceChartTests
{
    [TestMethod]
    [DataRow(100, 5000, 1)]
    [DataRow(5000, 5000, 1)]
    [DataRow(5001, 5000, 2)]
    [DataRow(100_000, 5000, 20)]
    [DataRow(int.MaxValue, 5000, 429_497)]
    public void The_factor_is_the_smallest_that_fits(int count, int limit, int factor)
    {
        Assert.AreEqual(factor, BarResampler.FactorFor(count, limit));
        Assert.IsLessThanOrEqualTo(limit, ((long)count + factor - 1) / factor);
    }

    [TestMethod]
    public void Aggregation_keeps_ends_extremes_and_volume()
    {
        var random = new RandomStream(3);
        for (var round = 0; round < 50; round++)
        {
            var bars = Samples.Bars(1 + random.NextInt(400), seed: (ulong)round);
            var factor = 2 + random.NextInt(30);
            var merged = BarResampler.Aggregate(bars, factor);
            Assert.AreEqual((bars.Count + factor - 1) / factor, merged.Count);
            Assert.AreEqual(bars.Volume.ToArray().Sum(), merged.Volume.ToArray().Sum(), 1e-9 * bars.Count * 100);
            for (var i = 0; i < merged.Count; i++)
            {
                var run = Enumerable.Range(i * factor, Math.Min(factor, bars.Count - i * factor)).Select(k => bars[k]).ToList();
                Assert.AreEqual(new Bar(run[0].Time, run[0].Open, run.Max(b => b.High), run.Min(b => b.Low), run[^1].Close, merged.Volume[i]), merged[i]);
            }
        }
    }

    [TestMethod]
    public void The_json_holds_every_drawn_bar_and_nulls_for_nan()
    {
        var bars = Samples.Bars(120);
        var data = Data(new PriceChart(bars) { Symbol = "</script>" }.AddFeatures(Samples.Features(bars)));
        Assert.AreEqual("</script>", data.GetProperty("symbol").GetString());
        Assert.AreEqual(2, data.GetProperty("precision").GetInt32());
        foreach (var name in new[] { "time", "open", "high", "low", "close", "volume" })
            Assert.AreEqual(120, data.GetProperty(name).GetArrayLength());
        for (var i = 0; i < bars.Count; i++)
        {
            Assert.AreEqual(bars.Close[i], data.GetProperty("close")[i].GetDouble(), 1e-8 * bars.Close[i]);
            Assert.AreEqual(new DateTimeOffset(bars.Time[i]).ToUnixTimeSeconds(), data.GetProperty("time")[i].GetInt64());
        }
        var rsi = data.GetProperty("panes")[0].GetProperty("lines")[0].GetProperty("values");
        Assert.AreEqual(JsonValueKind.Null, rsi[19].ValueKind);
        Assert.AreEqual(JsonValueKind.Number, rsi[20].ValueKind);
        Assert.AreEqual(3, data.GetProperty("overlays").GetArrayLength());
        Assert.AreEqual(3, data.GetProperty("panes")[1].GetProperty("lines").GetArrayLength());
    }

    [TestMethod]
    public void Of_several_predictions_in_one_drawn_bar_the_strongest_then_the_last_stays()
    {
        var bars = Samples.Bars(400);
        PredictedAction At(int bar, TradeAction action) => new(bars.Time[bar], Samples.Prediction(action, 0.6));
        var data = Data(new PriceChart(bars)
        {
            MaxBars = 100,
            Actions = [At(0, TradeAction.StrongSell), At(1, TradeAction.StrongBuy), At(2, TradeAction.Hold), At(9, TradeAction.Sell), At(8, TradeAction.Buy)],
        });
        var actions = data.GetProperty("actions");
        Assert.AreEqual(2, actions.GetArrayLength());
        Assert.AreEqual("[0,4,0.6,0.5]", actions[0].GetRawText());
        Assert.AreEqual("[2,1,0.6,-0.5]", actions[1].GetRawText());
        Assert.AreEqual("4 × 1h", data.GetProperty("interval").GetString());
    }

    [TestMethod]
    public void Of_several_labels_in_one_drawn_bar_the_strongest_then_the_last_stays_and_of_states_the_most_frequent()
    {
        var bars = Samples.Bars(400);
        var labels = new TradeAction?[400];
        (labels[0], labels[1], labels[2], labels[5], labels[6]) = (TradeAction.Buy, TradeAction.StrongSell, TradeAction.Hold, TradeAction.Sell, TradeAction.Buy);
        var states = new byte[400];
        (states[4], states[5], states[6], states[9], states[10]) = (2, 2, 2, 1, 1);
        var data = Data(new PriceChart(bars) { MaxBars = 100, Labels = labels, Ribbon = new("State", ["a", "b", "c"], states) });
        Assert.AreEqual("03" + new string('-', 98), data.GetProperty("labels").GetString());
        Assert.AreEqual("[0,0,1,2,2,1,3,0]", data.GetProperty("ribbon").GetProperty("runs").GetRawText());
    }

    [TestMethod]
    public void A_strip_or_ribbon_of_another_length_is_refused()
    {
        var bars = Samples.Bars(40);
        Assert.Contains("labels: 3 values for 40 bars", Assert.ThrowsExactly<ArgumentException>(() => Data(new PriceChart(bars) { Labels = new TradeAction?[3] })).Message);
        Assert.Contains("the ribbon: 2 values", Assert.ThrowsExactly<ArgumentException>(() => Data(new PriceChart(bars) { Ribbon = new("State", ["a"], [0, 0]) })).Message);
        Assert.Contains("bar 1 has state 3", Assert.ThrowsExactly<ArgumentException>(() => new PriceRibbon("State", ["a"], [0, 3])).Message);
        Assert.ThrowsExactly<ArgumentException>(() => new PriceRibbon("State", [], []));
    }

    [TestMethod]
    public void Resampled_indicators_are_those_at_the_last_bar()
    {
        double[] values = [1, 2, 3, 4, 5, double.NaN, 7];
        Assert.AreSequenceEqual(new[] { 3, double.NaN, 7.0 }, BarResampler.Last(values, 3));
    }

    [TestMethod]
    public void The_page_says_when_it_resamples_and_only_then()
    {
        Assert.Contains("<strong>Resampled:</strong> 5,001 bars of 1h are drawn as 2,501, 2 in one", Html(new(Samples.Bars(5001))));
        Assert.DoesNotContain("Resampled", Html(new(Samples.Bars(5000))));
    }

    [TestMethod]
    public void No_bars_and_one_bar_are_fine()
    {
        Assert.Contains("There are no bars to draw", Html(new(BarSeries.Empty)));
        Assert.AreEqual(1, Data(new(Samples.Bars(1))).GetProperty("time").GetArrayLength());
    }

    [TestMethod]
    public void Volume_that_nobody_reports_is_left_out()
    {
        var bars = BarSeries.FromBars(Enumerable.Range(0, 9).Select(i => Samples.Bars(9)[i] with { Volume = 0 }));
        Assert.AreEqual(0, Data(new(bars)).GetProperty("volume").GetArrayLength());
    }

    [TestMethod]
    public void Bars_that_cannot_be_drawn_are_named()
    {
        var good = Samples.Bars(3);
        var nan = BarSeries.FromBars([good[0], good[1] with { High = double.NaN }], BarChecks.None, "x.csv");
        Assert.Contains("x.csv, row 1", Assert.ThrowsExactly<InvalidMarketDataException>(() => Html(new(nan))).Message);
        var twice = BarSeries.FromBars([good[0], good[1], good[1]], BarChecks.None, "x.csv");
        Assert.Contains("x.csv, row 2, column time", Assert.ThrowsExactly<InvalidMarketDataException>(() => Html(new(twice))).Message);
    }

    [TestMethod]
    public void What_does_not_fit_the_bars_is_refused()
    {
        var chart = new PriceChart(Samples.Bars(30));
        Assert.Contains("'RSI' has 29 values for 30 bars", Assert.ThrowsExactly<ArgumentException>(() => chart.AddPane(IndicatorPane.Rsi(new double[29]))).Message);
        Assert.ThrowsExactly<ArgumentException>(() => chart.AddOverlay(new("SMA", new double[31])));
        Assert.ThrowsExactly<ArgumentException>(() => chart.AddFeatures(Samples.Features(Samples.Bars(29))));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new PriceChart(Samples.Bars(3)) { MaxBars = 99 });
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new PriceChart(Samples.Bars(3)) { TickSize = 0 });
    }

    [TestMethod]
    [DataRow(1.08512, 5)]
    [DataRow(31863.15, 2)]
    [DataRow(157.0, 0)]
    [DataRow(0.00001234, 8)]
    [DataRow(1e20, 0)]
    public void Decimals_follow_the_prices(double price, int decimals)
    {
        var bars = BarSeries.FromBars([new(DateTime.UnixEpoch, price, price, price, price, 1)]);
        Assert.AreEqual(decimals, PricePrecision.Of(bars, null));
        Assert.AreEqual(3, PricePrecision.Of(bars, 0.001), "a tick size decides alone");
    }

    [TestMethod]
    [DataRow(60, "1m")]
    [DataRow(900, "15m")]
    [DataRow(14400, "4h")]
    [DataRow(86400, "1d")]
    [DataRow(0.5, "0.5s")]
    [DataRow(0, "unknown length")]
    public void Intervals_are_named_as_exchanges_do(double seconds, string name) => Assert.AreEqual(name, IntervalName.Of(TimeSpan.FromSeconds(seconds)));

    private static string Html(PriceChart chart) => HtmlReportTests.Html(new HtmlReport("x").Add(chart));

    private static JsonElement Data(PriceChart chart)
    {
        var text = Html(chart).Split("<script type=\"application/json\" id=\"chart-2\">")[1].Split("</script>")[0];
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
