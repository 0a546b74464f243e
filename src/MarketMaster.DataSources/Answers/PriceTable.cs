namespace MarketMaster.DataSources;

/// <summary>Collects prices by the source's names, and hands them out by the names and in the order that were asked for.</summary>
internal sealed class PriceTable
{
    private readonly ApiConnection _connection;
    private readonly List<(string Symbol, string Name)> _wanted = [];
    private readonly Dictionary<string, LatestPrice> _found = new(StringComparer.Ordinal);

    public PriceTable(ApiConnection connection, IReadOnlyCollection<string> symbols, Func<string, string> nameOf)
    {
        _connection = connection;
        Now = connection.Time.GetUtcNow().UtcDateTime;
        foreach (var symbol in symbols)
            _wanted.Add((symbol, nameOf(symbol)));
        Names = [.. _wanted.Select(wanted => wanted.Name).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What to ask the source for, each once.</summary>
    public IReadOnlyList<string> Names { get; }

    public DateTime Now { get; }

    public void Add(JsonAnswer json, string name, double price, DateTime time) => _found[name] = json.Price(name, price, time);

    public IReadOnlyList<LatestPrice> InOrder(string path)
    {
        var missing = _wanted.Where(wanted => !_found.ContainsKey(wanted.Name)).Select(wanted => wanted.Symbol).ToList();
        return missing.Count == 0
            ? [.. _wanted.Select(wanted => _found[wanted.Name] with { Symbol = wanted.Symbol })]
            : throw _connection.Error($"GET {path}", DataSourceErrorKind.UnknownSymbol, $"there is no price of {AnswerText.OneLine(string.Join(", ", missing))}");
    }
}
