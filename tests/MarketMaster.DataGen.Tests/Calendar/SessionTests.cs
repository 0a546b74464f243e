namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class SessionTests
{
    [TestMethod]
    [DataRow(AssetClass.Equity, "AAPL", "2024-03-08T14:30", "2024-03-11T13:30")] // summer time from 10 March
    [DataRow(AssetClass.Equity, "AAPL", "2024-11-01T13:30", "2024-11-04T14:30")]
    [DataRow(AssetClass.Indices, "DAX", "2024-03-28T08:00", "2024-04-02T07:00")]
    [DataRow(AssetClass.Indices, "DAX", "2024-10-25T07:00", "2024-10-28T08:00")]
    [DataRow(AssetClass.Commodity, "WTI", "2024-03-07T23:00", "2024-03-10T22:00")]
    [DataRow(AssetClass.Forex, "USD/JPY", "2024-11-03T22:00", "2024-11-04T22:00")]
    [DataRow(AssetClass.Crypto, "ETH/USD", "2024-03-09T00:00", "2024-03-10T00:00")]
    public void A_trading_day_opens_on_the_exchange_clock(AssetClass assetClass, string symbol, string open, string next)
    {
        var start = Utc(open);
        var data = new MarketDataGenerator(assetClass, symbol, options: new() { StartTime = start }).GenerateBars(30);
        Assert.AreEqual(start, data.Bars.Time[0]);
        Assert.IsTrue(data.Bars.Time.Contains(Utc(next)), "the next trading day's open");
        Assert.IsFalse(data.Bars.Time.Contains(Utc(next).AddHours(-1)) && assetClass is AssetClass.Equity or AssetClass.Indices);
    }

    [TestMethod]
    public void Session_markets_rest_on_weekends_and_crypto_does_not()
    {
        foreach (var (assetClass, symbol) in Markets.OfEachClass)
        {
            var weekend = Markets.Generator(assetClass, 1440).GenerateBars(100).Bars.Time.ToArray()
                .Count(t => t.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
            Assert.AreEqual(assetClass == AssetClass.Crypto, weekend > 0, symbol);
        }
    }

    [TestMethod]
    public void Sessions_follow_the_clock()
    {
        var forex = new MarketDataGenerator(AssetClass.Forex, "EUR/USD", options: new() { StartTime = Utc("2024-01-07T22:00") }).GenerateBars(24);
        AssertRun(forex, (2, MarketSession.Sydney), (8, MarketSession.Tokyo), (5, MarketSession.London), (9, MarketSession.NewYork));
        AssertRun(Markets.Generator(AssetClass.Equity).GenerateBars(7), (7, MarketSession.Regular));
        AssertRun(Markets.Generator(AssetClass.Crypto).GenerateBars(24), (24, MarketSession.AroundTheClock));
        AssertRun(Markets.Generator(AssetClass.Equity, 1440).GenerateBars(3), (3, MarketSession.FullDay));
    }

    [TestMethod]
    public void Gaps_stand_at_the_open_of_session_markets_only()
    {
        var stock = Markets.Generator(AssetClass.Equity).GenerateBars(70);
        for (var i = 1; i < stock.Count; i++)
        {
            var opens = i % 7 == 0;
            Assert.AreEqual(opens, stock.GapVolatility[i] > 0);
            Assert.AreEqual(!opens, stock.Bars.Open[i] == stock.Bars.Close[i - 1], "a session runs on without a gap");
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(60)]
    [DataRow(240)]
    public void The_bars_of_a_day_share_its_time_and_variance(int minutes)
    {
        foreach (var hours in new[] { TradingHours.NewYorkStocks, TradingHours.Frankfurt, TradingHours.ForeignExchange, TradingHours.NewYorkFutures, TradingHours.AroundTheClock })
        {
            var plan = DayPlan.Create(hours, minutes);
            Assert.AreEqual(hours.Minutes, plan.Sum(b => b.Minutes));
            Assert.AreEqual(1, plan.Sum(b => b.TimeShare), 1e-12);
            Assert.AreEqual(1, plan.Sum(b => b.VarianceShare), 1e-12);
        }
    }

    private static void AssertRun(GeneratedBars data, params (int Count, MarketSession Session)[] runs) => Assert.AreSequenceEqual(
        runs.SelectMany(r => Enumerable.Repeat(r.Session, r.Count)).ToArray(), data.Session.ToArray());

    private static DateTime Utc(string text) => DateTime.Parse(
        text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal);
}
