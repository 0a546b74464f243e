using System.Globalization;

namespace MarketMaster.Prediction;

/// <summary>
/// The volatility known at each bar: square root of the exponentially weighted mean of squared log returns (weight
/// 2 / (span + 1) on the newest, normalised as pandas does with adjust=True). NaN until min(span, 20) returns are there.
/// </summary>
internal static class TrailingVolatility
{
    private const int Warmup = 20;

    public static double[] Compute(BarSeries bars, int span)
    {
        RequirePositivePrices(bars);
        var close = bars.Close;
        var volatility = new double[close.Length];
        volatility.AsSpan().Fill(double.NaN);
        var keep = 1 - (2.0 / (span + 1));
        double sum = 0, weight = 0;
        for (var i = 1; i < close.Length; i++)
        {
            var change = Math.Log(close[i] / close[i - 1]);
            sum = (sum * keep) + (change * change);
            weight = (weight * keep) + 1;
            if (i >= Math.Min(span, Warmup))
                volatility[i] = Math.Sqrt(sum / weight);
        }
        return volatility;
    }

    public static void RequirePositivePrices(BarSeries bars)
    {
        for (var row = 0; row < bars.Count; row++)
        {
            var bar = bars[row];
            Require(bars, row, "open", bar.Open);
            Require(bars, row, "high", bar.High);
            Require(bars, row, "low", bar.Low);
            Require(bars, row, "close", bar.Close);
        }
    }

    private static void Require(BarSeries bars, int row, string column, double price)
    {
        if (!(price > 0 && double.IsFinite(price)))
        {
            throw new InvalidMarketDataException(
                "is not a positive price: labels need log returns, so drop the row or shift the prices first",
                bars.Source, row, column, price.ToString("R", CultureInfo.InvariantCulture));
        }
    }
}
