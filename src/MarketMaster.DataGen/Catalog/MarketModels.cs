namespace MarketMaster.DataGen;

/// <summary>
/// The catalog of asset-class and instrument models. Immutable and safe to share: <c>With</c> returns a catalog that has one more
/// entry, or one replaced. A host adds its own instruments to <see cref="Default"/> and hands the result to <see cref="GeneratorOptions.Models"/>.
/// </summary>
public sealed class MarketModels
{
    private readonly Dictionary<AssetClass, AssetClassModel> _classes;
    private readonly Dictionary<(AssetClass, string), InstrumentModel> _instruments;

    private MarketModels(Dictionary<AssetClass, AssetClassModel> classes, Dictionary<(AssetClass, string), InstrumentModel> instruments) =>
        (_classes, _instruments) = (classes, instruments);

    /// <summary>The five asset classes and the instruments of <see cref="Instrument.Known"/>.</summary>
    public static MarketModels Default { get; } = CreateDefault();

    /// <summary>All instrument models, by asset class and symbol.</summary>
    public IReadOnlyList<InstrumentModel> Instruments =>
        [.. _instruments.Values.OrderBy(i => i.Instrument.AssetClass).ThenBy(i => i.Instrument.Symbol, StringComparer.Ordinal)];

    /// <summary>The model of an asset class.</summary>
    /// <param name="assetClass">The class.</param>
    /// <returns>Its parameters.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="assetClass"/> is not a defined value.</exception>
    public AssetClassModel GetAssetClass(AssetClass assetClass) => _classes.TryGetValue(assetClass, out var model)
        ? model
        : throw new ArgumentOutOfRangeException(
            nameof(assetClass), assetClass, $"asset class must be one of {string.Join(", ", AssetClassNames.All)}");

    /// <summary>The model of an instrument; case does not matter.</summary>
    /// <param name="assetClass">The instrument's class.</param>
    /// <param name="symbol">Its symbol, such as <c>BTC/USD</c>.</param>
    /// <returns>The instrument and what sets it apart from its class.</returns>
    /// <exception cref="ArgumentException">No instrument of that class has that symbol; the message lists those that there are.</exception>
    public InstrumentModel GetInstrument(AssetClass assetClass, string symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        GetAssetClass(assetClass);
        return _instruments.TryGetValue(Key(assetClass, symbol), out var model) ? model : throw Unknown(assetClass, symbol);
    }

    /// <summary>The parameters that bars of an instrument are generated from: its class's, with its own in their place.</summary>
    /// <param name="assetClass">The instrument's class.</param>
    /// <param name="symbol">Its symbol.</param>
    /// <returns>The effective parameters.</returns>
    /// <exception cref="ArgumentException">No instrument of that class has that symbol; the message lists those that there are.</exception>
    public AssetClassModel GetEffective(AssetClass assetClass, string symbol) =>
        GetInstrument(assetClass, symbol).ApplyTo(GetAssetClass(assetClass));

    /// <summary>A catalog with another model of an asset class.</summary>
    /// <param name="model">The parameters; they replace those of the same class.</param>
    /// <returns>The new catalog.</returns>
    /// <exception cref="ArgumentException">A parameter lies outside its limits; the message names it.</exception>
    public MarketModels With(AssetClassModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelRules.Require(model, model.AssetClass.ToName());
        return new(new(_classes) { [model.AssetClass] = model }, _instruments);
    }

    /// <summary>A catalog with another instrument.</summary>
    /// <param name="model">The instrument; it replaces one of the same class and symbol.</param>
    /// <returns>The new catalog.</returns>
    /// <exception cref="ArgumentException">The symbol is blank, or a parameter lies outside its limits; the message names it.</exception>
    public MarketModels With(InstrumentModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var instrument = model.Instrument;
        if (string.IsNullOrWhiteSpace(instrument.Symbol))
            throw new ArgumentException("the instrument's symbol is blank", nameof(model));
        ModelRules.RequireTick(instrument);
        var effective = model.ApplyTo(GetAssetClass(instrument.AssetClass));
        ModelRules.Require(effective, instrument.Symbol);
        ModelRules.Within(effective.StartPrice, instrument.TickSize * 100, instrument.TickSize * 1e12, instrument.Symbol, nameof(model.StartPrice));
        return new(_classes, new(_instruments) { [Key(instrument.AssetClass, instrument.Symbol)] = model });
    }

    private ArgumentException Unknown(AssetClass assetClass, string symbol)
    {
        var known = Instruments.Where(i => i.Instrument.AssetClass == assetClass).Select(i => i.Instrument.Symbol);
        return new($"unknown {assetClass.ToName()} instrument '{symbol}': known are {string.Join(", ", known)}", nameof(symbol));
    }

    private static (AssetClass, string) Key(AssetClass assetClass, string symbol) => (assetClass, symbol.Trim().ToUpperInvariant());

    private static MarketModels CreateDefault()
    {
        var models = new MarketModels([], []);
        foreach (var model in DefaultModels.AssetClasses)
            models = models.With(model);
        foreach (var model in DefaultModels.Instruments)
            models = models.With(model);
        return models;
    }
}
