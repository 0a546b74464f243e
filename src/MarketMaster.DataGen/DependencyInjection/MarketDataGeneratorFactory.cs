using Microsoft.Extensions.Options;

namespace MarketMaster.DataGen;

/// <summary>Creates generators with the host's settings. Safe to use from any thread.</summary>
/// <param name="options">The settings.</param>
public sealed class MarketDataGeneratorFactory(IOptions<DataGenOptions> options)
{
    private readonly DataGenOptions _options = options.Value;

    /// <summary>The catalog of asset classes and instruments.</summary>
    public MarketModels Models => _options.Generator.Models;

    /// <summary>Creates a generator.</summary>
    /// <param name="assetClass">The kind of market.</param>
    /// <param name="instrument">Symbol, such as <c>BTC/USD</c>.</param>
    /// <param name="seed">Which of the possible histories; the host's where null.</param>
    /// <param name="generatorOptions">Interval, start, signal and catalog; the host's where null.</param>
    /// <returns>The generator.</returns>
    /// <exception cref="ArgumentException">The instrument is unknown or an option lies outside its limits.</exception>
    public MarketDataGenerator Create(
        AssetClass assetClass, string instrument, ulong? seed = null, GeneratorOptions? generatorOptions = null) =>
        new(assetClass, instrument, seed ?? _options.Seed, generatorOptions ?? _options.Generator);
}
