namespace MarketMaster;

/// <summary>The lower-case names of the asset classes, as files, settings and the command line write them.</summary>
public static class AssetClassNames
{
    private static readonly string[] Names = ["equity", "crypto", "forex", "commodity", "indices"];

    /// <summary>The names in the order of <see cref="AssetClass"/>: equity, crypto, forex, commodity, indices.</summary>
    public static IReadOnlyList<string> All { get; } = Array.AsReadOnly(Names);

    /// <summary>The name of an asset class, such as <c>crypto</c>.</summary>
    /// <param name="assetClass">The asset class.</param>
    /// <returns>The lower-case name.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="assetClass"/> is not a defined value.</exception>
    public static string ToName(this AssetClass assetClass) => (uint)assetClass < (uint)Names.Length
        ? Names[(int)assetClass]
        : throw new ArgumentOutOfRangeException(nameof(assetClass), assetClass, $"asset class must be one of {string.Join(", ", Names)}");

    /// <summary>Reads a name; case does not matter.</summary>
    /// <param name="name">A name such as <c>crypto</c>.</param>
    /// <returns>The asset class.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is none of <see cref="All"/>.</exception>
    public static AssetClass Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var index = Array.FindIndex(Names, n => n.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
        return index >= 0
            ? (AssetClass)index
            : throw new ArgumentException($"unknown asset class '{name}': it must be one of {string.Join(", ", Names)}", nameof(name));
    }
}
