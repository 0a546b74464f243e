namespace MarketMaster.DataGen;

/// <summary>
/// The random streams of one instrument. Each part of the model draws from its own, so that changing one part (the signal's strength,
/// say) leaves the noise of all others as it was. The names belong to the stream format: changing one changes every byte.
/// </summary>
internal static class Component
{
    public const string Regime = "regime";
    public const string Volatility = "volatility";
    public const string Price = "price";
    public const string Gap = "gap";
    public const string Jump = "jump";
    public const string Signal = "signal";
    public const string Range = "range";
    public const string Volume = "volume";

    public static RandomStream Stream(ulong seed, Instrument instrument, string component) =>
        new(seed, RandomStream.StreamOf($"{instrument.AssetClass.ToName()}|{instrument.Symbol.ToUpperInvariant()}|{component}"));
}
