namespace MarketMaster.DataSources;

/// <summary>An exchange by the name under which chains know its public side, which needs no credentials.</summary>
internal sealed class PublicSource(IMarketDataSource exchange, string name) : IMarketDataSource
{
    public string Name => name;

    public bool IsConfigured => true;

    public IReadOnlyList<TimeSpan> Intervals => exchange.Intervals;

    public string SymbolOf(string symbol) => exchange.SymbolOf(symbol);

    public IAsyncEnumerable<Bar> GetBarsAsync(BarRequest request, CancellationToken cancellationToken = default) => exchange.GetBarsAsync(request, cancellationToken);

    public Task<IReadOnlyList<LatestPrice>> GetPricesAsync(IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default) =>
        exchange.GetPricesAsync(symbols, cancellationToken);
}
