using System.Text;
using MarketMaster.Monitoring;

namespace MarketMaster.Reporting.Tests;

[TestClass]
public sealed class MonitoringPageTests
{
    [TestMethod]
    public void The_page_is_small_whole_and_encoded()
    {
        var random = new RandomStream(1);
        var monitor = new ComprehensiveMonitor(Rows(ref random, 0), "<b>trend</b>") { Estimator = PerformanceEstimator.Uncalibrated };
        var ledger = new PredictionLedger();
        for (var i = 0; i < 60; i++)
        {
            ledger.Record($"p{i}", DateTimeOffset.UnixEpoch.AddHours(i), (TradeAction)(i % 5), [0.2, 0.2, 0.2, 0.2, 0.2]);
            ledger.Settle($"p{i}", TradeAction.Hold, DateTimeOffset.UnixEpoch.AddHours(i + 1));
        }
        using var file = new MemoryStream();
        MonitoringPage.Create(monitor.Run(Rows(ref random, 2), ledger.All())).WriteTo(file);
        var page = Encoding.UTF8.GetString(file.ToArray());
        Assert.IsLessThan(300_000, page.Length);
        Assert.DoesNotContain("<b>trend", page);
        Assert.DoesNotContain("src=\"http", page);
        foreach (var part in new[] { "drifted", "Retraining is advised", "macro f1", "Alerts", "c12" })
            Assert.Contains(part, page);
    }

    private static FeatureFrame Rows(ref RandomStream random, double shift)
    {
        const int columns = 25;
        var values = new double[400 * columns];
        for (var i = 0; i < values.Length; i++)
            values[i] = random.NextDouble() + random.NextDouble() + (i % columns == 12 ? shift : 0);
        return new([.. Enumerable.Range(0, columns).Select(c => $"c{c}")], values);
    }
}
