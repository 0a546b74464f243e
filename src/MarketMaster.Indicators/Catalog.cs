namespace MarketMaster.Indicators;

/// <summary>All indicators of the package. Each indicator's file brings its own entry.</summary>
public static partial class Catalog
{
    // No initialiser: entries in other files of this class are added while fields are initialised, in no known order.
    private static List<IndicatorInfo>? _entries;

    /// <summary>The indicators, sorted by id.</summary>
    public static IReadOnlyList<IndicatorInfo> All => _entries ?? [];

    /// <summary>Finds an indicator by its id.</summary>
    /// <param name="id">snake_case id, such as <c>rsi</c>.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="KeyNotFoundException">There is no such indicator; the message lists the ids.</exception>
    public static IndicatorInfo Find(string id) =>
        All.FirstOrDefault(i => i.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? throw new KeyNotFoundException($"no indicator '{id}': there are {string.Join(", ", All.Select(i => i.Id))}");

    private static IndicatorInfo Add(IndicatorInfo info)
    {
        var entries = _entries ??= [];
        var place = entries.FindIndex(e => string.CompareOrdinal(e.Id, info.Id) > 0);
        entries.Insert(place < 0 ? entries.Count : place, info);
        return info;
    }
}
