namespace MarketMaster.Indicators.Tests.Exact;

/// <summary>What the indicators that sum since the first bar give on a bar, from exact sums that take one bar at a time: their definitions for series too long for whole columns.</summary>
internal sealed class RunningTotals
{
    private Real? _close;
    private Real _volume = 0;
    private Real _paid = 0;
    private Real _squares = 0;
    private Real _signed = 0;
    private Real _flow = 0;

    public static IReadOnlyList<string> Ids { get; } = ["ad_line", "obv", "vwap", "vwap_bands"];

    public void Add(in Bar bar)
    {
        Real high = bar.High, low = bar.Low, close = bar.Close, volume = bar.Volume;
        var typical = high + low + close; // three times the typical price
        _volume += volume;
        _paid += typical * volume;
        _squares += typical * typical * volume;
        _signed += _close is { } before ? volume * (Real)(close - before).Sign : volume;
        _flow += high > low ? (close + close - high - low) * volume / (high - low) : 0;
        _close = close;
    }

    /// <summary>The outputs of an indicator with default parameters, as of the last bar taken.</summary>
    public Real[] Of(string id)
    {
        var mean = _paid / (_volume * 3);
        switch (id)
        {
            case "ad_line":
                return [_flow];
            case "obv":
                return [_signed];
            case "vwap":
                return [mean];
            case "vwap_bands":
                var deviation = Real.Sqrt(_squares / (_volume * 9) - mean * mean);
                return [mean + deviation, mean, mean - deviation, deviation];
            default:
                throw new KeyNotFoundException($"{id} is not summed since the first bar");
        }
    }
}
