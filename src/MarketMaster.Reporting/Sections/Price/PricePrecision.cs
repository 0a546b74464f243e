using System.Globalization;

namespace MarketMaster.Reporting;

/// <summary>How many decimals a price is shown with.</summary>
internal static class PricePrecision
{
    private const int Sampled = 200;
    private const int SignificantDigits = 6;
    private const double LargestWithDecimals = 1e15;

    /// <summary>Decimals of the tick size, or of the latest closes, but no more than make six significant digits (two always).</summary>
    public static int Of(BarSeries bars, double? tickSize)
    {
        if (tickSize is { } tick)
            return Math.Min(8, DecimalsOf(tick));
        var closes = bars.Close[Math.Max(0, bars.Count - Sampled)..];
        var decimals = 0;
        foreach (var close in closes)
            decimals = Math.Max(decimals, DecimalsOf(close));
        var digitsBeforePoint = (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(closes[^1]), 1e-8))) + 1;
        return Math.Min(decimals, Math.Clamp(SignificantDigits - digitsBeforePoint, 2, 8));
    }

    private static int DecimalsOf(double value)
    {
        if (Math.Abs(value) > LargestWithDecimals)
            return 0;
        var text = ((decimal)value).ToString(CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : text.TrimEnd('0').Length - point - 1;
    }
}
