using MarketMaster.Tests;

namespace MarketMaster.Core.Tests.Validation;

/// <summary>The known defects of real series, and the true moves among them.</summary>
[TestClass]
public sealed class RealFileTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("equity_AAPL_1d", "2011-01-03T00:00:00Z")]
    [DataRow("equity_AAPL_1d", "2009-09-21T00:00:00Z")]
    [DataRow("equity_AAPL_1d", "2010-08-31T00:00:00Z")]
    [DataRow("equity_SPY_1d", "2005-09-06T00:00:00Z")]
    [DataRow("equity_SPY_1d", "2002-04-02T00:00:00Z")]
    [DataRow("equity_SPY_1d", "2004-10-19T00:00:00Z")]
    [DataRow("crypto_BTCUSD_1d", "2017-04-15T00:00:00Z")]
    [DataRow("equity_SPY_1m", "2013-10-08T20:53:00Z")]
    [DataRow("equity_SPY_1m", "2013-10-08T20:59:00Z")]
    [DataRow("equity_SPY_1m", "2013-10-08T21:23:00Z")]
    public void Bad_prints_are_found(string file, string time)
    {
        var report = Judge(file);
        Assert.Contains(time, Times(report, BarDefect.BadPrint));
    }

    [TestMethod]
    [DataRow("equity_AAPL_1d", 3)]
    [DataRow("crypto_BTCUSD_1d", 1)]
    [DataRow("equity_MSFT_1d", 0)]
    [DataRow("index_SPX_1d", 0)]
    [DataRow("forex_EURUSD_1d", 0)]
    [DataRow("forex_EURUSD_1h", 0)]
    [DataRow("commodity_XAUUSD_1d", 0)]
    [DataRow("commodity_BRENT_1d", 0)]
    [DataRow("equity_AAPL_15m", 0)]
    public void Nothing_else_is_called_a_bad_print(string file, int expected) =>
        Assert.HasCount(expected, Judge(file).Rows(BarDefect.BadPrint));

    [TestMethod]
    public void Both_splits_are_split_suspects_and_no_bad_ticks()
    {
        var report = Judge("equity_AAPL_1d_unadjusted");
        Assert.AreSequenceEqual(new[] { "7:1", "4:1" }, report.SplitSuspects.Select(s => s.Ratio).ToArray());
        Assert.AreSequenceEqual(new[] { "2014-06-09T00:00:00Z", "2020-08-31T00:00:00Z" }, Times(report, BarDefect.SplitSuspect));
        Assert.IsEmpty(report.Rows(BarDefect.Spike));
        Assert.IsEmpty(report.Rows(BarDefect.BadPrint));
        Assert.IsEmpty(report.Rows(BarDefect.UnitChange));
        Assert.AreEqual(ValidationStatus.Fail, report.Status);
    }

    [TestMethod]
    public void A_true_crash_is_a_warning_and_no_error()
    {
        var report = Judge("equity_AAPL_1d");
        const string Crash = "2000-09-29T00:00:00Z";
        Assert.Contains(Crash, Times(report, BarDefect.ReturnOutlier));
        foreach (var issue in report.Issues.Where(i => i.Severity >= DefectSeverity.Error))
            Assert.DoesNotContain(Crash, Times(report, issue.Defect), issue.Defect.ToName());
    }

    [TestMethod]
    public void A_thin_book_that_crashed_and_partly_recovered_is_no_spike() =>
        Assert.DoesNotContain("2015-01-14T00:00:00Z", Times(Judge("crypto_BTCUSD_1d"), BarDefect.Spike));

    [TestMethod]
    public void Every_real_file_is_judged_without_impossible_findings()
    {
        foreach (var path in Directory.GetFiles(SharedData.Require("real"), "*.csv").Order(StringComparer.Ordinal))
        {
            var report = Judge(Path.GetFileNameWithoutExtension(path));
            TestContext.WriteLine($"{Path.GetFileName(path)}: {report}");
            Assert.DoesNotContain(DefectSeverity.Critical, report.Issues.Select(i => i.Severity), path);
            Assert.IsEmpty(report.Rows(BarDefect.DuplicateTimestampIdentical), path);
            Assert.IsEmpty(report.Rows(BarDefect.UnorderedTimestamp), path);
            if (!path.Contains("unadjusted", StringComparison.Ordinal))
                Assert.IsEmpty(report.SplitSuspects, path);
        }
    }

    private static string[] Times(BarValidationReport report, BarDefect defect) =>
        [.. report.Rows(defect).Select(row => report.Bars.Time[row].ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture))];

    private static BarValidationReport Judge(string file) =>
        new BarValidator().Validate(BarCsv.Read(SharedData.Require($"real/{file}.csv"), new() { Checks = BarChecks.None }));
}
