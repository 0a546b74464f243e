namespace MarketMaster.Indicators;

/// <summary>Reads a bar or a series by the name of a single column.</summary>
internal static class BarColumns
{
    public static ReadOnlySpan<double> Column(this BarSeries bars, BarFields field) => field switch
    {
        BarFields.Open => bars.Open,
        BarFields.High => bars.High,
        BarFields.Low => bars.Low,
        BarFields.Close => bars.Close,
        BarFields.Volume => bars.Volume,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "a series indicator reads exactly one column"),
    };

    public static double Value(this in Bar bar, BarFields field) => field switch
    {
        BarFields.Open => bar.Open,
        BarFields.High => bar.High,
        BarFields.Low => bar.Low,
        BarFields.Close => bar.Close,
        BarFields.Volume => bar.Volume,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "a series indicator reads exactly one column"),
    };

    // x - x is 0 for a finite x and NaN otherwise
    public static bool IsFinite(this in Bar bar, BarFields reads) =>
        ((reads & BarFields.Open) == 0 || bar.Open - bar.Open == 0)
        && ((reads & BarFields.High) == 0 || bar.High - bar.High == 0)
        && ((reads & BarFields.Low) == 0 || bar.Low - bar.Low == 0)
        && ((reads & BarFields.Close) == 0 || bar.Close - bar.Close == 0)
        && ((reads & BarFields.Volume) == 0 || bar.Volume - bar.Volume == 0);
}
