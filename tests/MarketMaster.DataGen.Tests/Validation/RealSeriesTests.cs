using System.Globalization;

namespace MarketMaster.DataGen.Tests;

/// <summary>The report measured on real series, against the values that somebody else computed from the same files.</summary>
[TestClass]
public sealed class RealSeriesTests
{
    private const string DailyColumns = "annual_volatility raw_excess_kurtosis excess_kurtosis skewness return_autocorrelation absolute_autocorrelation_1 absolute_autocorrelation_10 absolute_autocorrelation_50 leverage tail_index volume_return_correlation volume_autocorrelation volume_deviation range_ratio gap_variance_share aggregated_kurtosis";
    private const string IntradayColumns = "raw_excess_kurtosis excess_kurtosis return_autocorrelation absolute_autocorrelation_1 absolute_autocorrelation_10 absolute_autocorrelation_50 deseasonalised_autocorrelation_1 deseasonalised_autocorrelation_10 deseasonalised_autocorrelation_50 tail_index volume_return_correlation range_ratio flat_bar_share zero_return_share no_wick_share activity_contrast";

    // a dash: no value there, or one of a volume that its vendor broke
    [TestMethod]
    [DataRow(AssetClass.Equity, "equity_SPY_1d.csv", 0, ".196 9.1 5.1 -.35 -.089 .28 .29 .13 -.109 2.89 .35 .44 .33 2.11 .35 8.0")]
    [DataRow(AssetClass.Equity, "equity_AAPL_1d.csv", 0, ".436 87 3.5 -3.2 -.047 .23 .18 .12 -.042 3.34 .37 .51 .38 2.06 .37 18")]
    [DataRow(AssetClass.Equity, "equity_MSFT_1d.csv", 0, ".319 6.2 3.4 -.01 -.051 .24 .18 .10 -.043 3.23 .36 .46 .35 2.00 .29 1.8")]
    [DataRow(AssetClass.Indices, "index_SPX_1d.csv", 0, ".181 11.2 6.0 -.41 -.087 .29 .29 .14 -.104 2.89 - - - 1.81 .08 2.5")]
    [DataRow(AssetClass.Forex, "forex_EURUSD_1d.csv", 0, ".092 2.4 2.1 .06 .007 .16 .14 .14 -.006 3.67 .21 .38 .31 2.02 .03 .9")]
    [DataRow(AssetClass.Commodity, "commodity_XAUUSD_1d.csv", 0, ".169 7.3 3.6 -.35 .020 .12 .12 .10 -.018 3.31 - - - 2.07 .02 1.7")]
    [DataRow(AssetClass.Commodity, "commodity_BRENT_1d.csv", 0, ".389 20 5.7 -1.2 -.004 .32 .21 .04 -.050 2.92 - - - 2.00 .13 11")]
    [DataRow(AssetClass.Crypto, "crypto_BTCUSD_1d.csv", 45, ".743 4.4 4.0 .01 -.025 .25 .14 .11 -.012 3.89 .47 .74 .83 2.04 .00 .2")]
    [DataRow(AssetClass.Crypto, "crypto_ETHUSDT_1d.csv", 0, ".963 11.5 3.4 -1.0 -.068 .16 .10 .01 -.038 3.30 .41 .57 .47 2.10 .00 .6")]
    public void Daily_facts(AssetClass assetClass, string file, int skipped, string expected) =>
        Compare(Report(assetClass, file, skipped), DailyColumns, expected);

    [TestMethod]
    [DataRow(AssetClass.Equity, "equity_AAPL_15m.csv", "6.2 3.3 .012 .22 .09 .15 .19 .14 .11 3.28 .25 2.04 .000 .007 .04 2.2")]
    [DataRow(AssetClass.Equity, "equity_SPY_1m.csv", "3.7 2.0 - .18 .14 .08 .13 .10 .07 3.86 .26 - - .063 - 2.1")] // the rest there is with pre- and post-market, or over other breaks
    [DataRow(AssetClass.Crypto, "crypto_BTCUSD_1h.csv", "16 9.7 -.036 .28 .24 .18 .29 .25 .18 2.66 .34 1.98 .001 .003 .13 1.4")]
    [DataRow(AssetClass.Crypto, "crypto_BTCUSD_1m.csv", "23 13.5 .100 .36 .22 .16 .32 .19 .16 2.49 .34 1.43 .136 .238 .65 3.2")]
    [DataRow(AssetClass.Forex, "forex_EURUSD_1h.csv", "20 7.9 .015 .27 .02 .12 .25 .12 .10 2.63 - 2.11 .000 .003 .03 3.8")]
    [DataRow(AssetClass.Forex, "forex_EURUSD_1m.csv", "133 9.1 .021 .35 .25 .16 .22 .13 .10 2.60 - 1.82 .032 .055 .23 7.8")]
    [DataRow(AssetClass.Commodity, "commodity_XAUUSD_1m.csv", "41 8.5 -.048 .28 .18 .10 .18 .08 .04 2.56 - 2.01 .005 .003 .11 5.9")]
    [DataRow(AssetClass.Commodity, "commodity_GC_201312_1m.csv", "157 6.6 -.018 .25 .09 .07 .15 .02 .03 2.68 .34 1.84 .068 .144 .49 5.0")]
    [DataRow(AssetClass.Indices, "index_USA500_1h.csv", "51 16 -.032 .42 .28 .24 .42 .36 .29 2.09 .26 2.04 .001 .016 .07 3.1")]
    [DataRow(AssetClass.Indices, "index_ES_201312_1m.csv", "6.1 3.8 -.112 .25 .19 .13 .12 .06 .03 4.47 .24 1.97 .124 .388 .59 4.4")]
    public void Intraday_facts(AssetClass assetClass, string file, string expected) =>
        Compare(Report(assetClass, file, 0), IntradayColumns, expected);

    private static StylisedFactReport Report(AssetClass assetClass, string file, int skipped)
    {
        var bars = BarCsv.Read(MarketMaster.Tests.SharedData.Require("real/" + file));
        var report = StylisedFactReport.Measure(bars.Slice(skipped, bars.Count - skipped), assetClass);
        Console.WriteLine(report);
        return report;
    }

    // the last digit given may be off by two: where a session breaks, and how a quantile is taken, is not the same in every tool
    private static void Compare(StylisedFactReport report, string columns, string expected)
    {
        var wrong = new List<string>();
        foreach (var (name, text) in columns.Split(' ').Zip(expected.Split(' ')))
        {
            if (text == "-")
                continue;
            var value = report.Checks.Single(c => c.Name == name).Value;
            var digits = text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
            var tolerance = 2 * Math.Pow(10, -digits);
            if (Math.Abs(value - double.Parse(text, CultureInfo.InvariantCulture)) > tolerance)
                wrong.Add(FormattableString.Invariant($"{name} {value:0.####}, given {text}"));
        }
        Assert.IsEmpty(wrong, string.Join("; ", wrong));
    }
}
