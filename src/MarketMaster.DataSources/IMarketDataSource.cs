namespace MarketMaster.DataSources;

/// <summary>Somewhere that bars and prices come from. Implement it for a source of your own; implementations must be safe for any number of threads.</summary>
public interface IMarketDataSource
{
    /// <summary>Its key, as the rate limits and the chains of sources call it: <c>binance</c>, <c>kraken_public</c>.</summary>
    public string Name { get; }

    /// <summary>Whether it has the credentials that it needs. Chains pass over a source that has not.</summary>
    public bool IsConfigured { get; }

    /// <summary>The intervals of bars that it serves, ascending.</summary>
    public IReadOnlyList<TimeSpan> Intervals { get; }

    /// <summary>What the source calls an instrument: <c>BTC/USD</c> is <c>BTCUSDT</c> to one and <c>XBTUSD</c> to another.</summary>
    /// <param name="symbol">Symbol as people write it, or the source's own.</param>
    /// <returns>The source's own symbol.</returns>
    public string SymbolOf(string symbol);

    /// <summary>
    /// Bars of an instrument, oldest first, page by page as they are read: each once, none twice, only closed ones unless asked otherwise. Every bar has passed
    /// the checks of <see cref="BarChecks.All"/>.
    /// </summary>
    /// <param name="request">What bars.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The bars. The stream ends with the range, or with an exception; never early without a word.</returns>
    /// <exception cref="DataSourceException">The source refused, could not be reached, or answered something else than documented.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IAsyncEnumerable<Bar> GetBarsAsync(BarRequest request, CancellationToken cancellationToken = default);

    /// <summary>The latest prices of many instruments, in as few requests as the source allows.</summary>
    /// <param name="symbols">The symbols; the answer repeats them as they are given.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A price for each symbol, in order.</returns>
    /// <exception cref="DataSourceException">As for bars, and where one of the symbols is not known to the source.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task<IReadOnlyList<LatestPrice>> GetPricesAsync(IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default);
}
