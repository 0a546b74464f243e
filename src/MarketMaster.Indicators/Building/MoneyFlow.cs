namespace MarketMaster.Indicators;

/// <summary>Money flow volume: volume times ((close - low) - (high - close))/(high - low), from -volume to volume; 0 where high equals low.</summary>
internal static class MoneyFlow
{
    public static T Of<T>(in Candle<T> bar) where T : unmanaged, ILane<T> =>
        T.IfEqual(bar.High, bar.Low, 0, (bar.Close - bar.Low - (bar.High - bar.Close)) / (bar.High - bar.Low) * bar.Volume);
}
