namespace MarketMaster.Indicators;

/// <summary>Typical price (high + low + close)/3, found from the close: exactly the price where all three are equal.</summary>
internal static class TypicalPrice
{
    public static T Of<T>(in Candle<T> bar) where T : unmanaged, ILane<T> =>
        bar.Close + (bar.High - bar.Close + (bar.Low - bar.Close)) / 3;
}
