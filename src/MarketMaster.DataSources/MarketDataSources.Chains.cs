using MarketMaster.RateLimiting;

namespace MarketMaster.DataSources;

public sealed partial class MarketDataSources
{
    private const string Balances = "balances";

    /// <summary>
    /// The latest prices from the sources of a kind of data, in their order: what the first does not give, the next is asked for, and what none gives is the last known price,
    /// marked stale with its age. Sources without the credentials that they need are passed over.
    /// </summary>
    /// <param name="kind">Kind of data: <c>crypto_prices</c> or <c>stock_prices</c>, or one of your own (<see cref="RateLimitingOptions.Sources"/>).</param>
    /// <param name="symbols">The symbols as people write them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A price for each symbol, in order.</returns>
    /// <exception cref="DataSourceException">A symbol has neither a price nor a last known one; the message says why each source failed.</exception>
    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<IReadOnlyList<SourcedValue<LatestPrice>>> GetPricesAsync(string kind, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        var found = new Dictionary<string, SourcedValue<LatestPrice>>(StringComparer.Ordinal);
        var missing = symbols.Distinct(StringComparer.Ordinal).ToList();
        var failures = new List<Exception>();
        foreach (var source in SourcesOf<IMarketDataSource>(kind, failures))
        {
            if (missing.Count == 0)
                break;
            foreach (var price in await AskAsync(source, missing, failures, cancellationToken).ConfigureAwait(false))
            {
                Limiters.Remember(kind, price.Symbol, price, source.Name);
                found[price.Symbol] = new(price, source.Name, _time.GetUtcNow(), TimeSpan.Zero, IsStale: false);
            }
            missing.RemoveAll(found.ContainsKey);
        }
        foreach (var symbol in missing)
            found[symbol] = Limiters.LastKnown<LatestPrice>(kind, symbol) ?? throw Nobody(kind, symbol, failures);
        return [.. symbols.Select(symbol => found[symbol])];
    }

    /// <summary>The balances of the first source of the kind <c>balances</c> that answers; where none does, those of the last answer, marked stale with their age.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The balances, and whose they are: each source is an account of its own.</returns>
    /// <exception cref="DataSourceException">No source answered, and there is no last answer; the message says why each failed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<SourcedValue<IReadOnlyList<AssetBalance>>> GetBalancesAsync(CancellationToken cancellationToken = default)
    {
        var failures = new List<Exception>();
        foreach (var source in SourcesOf<IBalanceSource>(Balances, failures))
        {
            var name = ((IMarketDataSource)source).Name;
            if (await TryAsync(name, source.GetBalancesAsync, failures, cancellationToken).ConfigureAwait(false) is not { } balances)
                continue;
            Limiters.Remember(Balances, "", balances, name);
            return new(balances, name, _time.GetUtcNow(), TimeSpan.Zero, IsStale: false);
        }
        return Limiters.LastKnown<IReadOnlyList<AssetBalance>>(Balances, "") ?? throw Nobody(Balances, "any account", failures);
    }

    private IEnumerable<T> SourcesOf<T>(string kind, List<Exception> failures) where T : class
    {
        foreach (var api in Limiters.SourcesOf(kind))
        {
            if (!_sources.TryGetValue(api.Name, out var source))
                failures.Add(new DataSourceException(api.Name, "", DataSourceErrorKind.NotSupported, "there is no client for it"));
            else if (!source.IsConfigured)
                failures.Add(new DataSourceException(api.Name, "", DataSourceErrorKind.Unauthorized, "no credentials"));
            else if (source is T able)
                yield return able;
            else
                failures.Add(new DataSourceException(api.Name, "", DataSourceErrorKind.NotSupported, $"it does not serve {kind}"));
        }
    }

    // One symbol that an exchange does not know spoils a whole request: halves are asked for until it stands alone.
    private async Task<IReadOnlyList<LatestPrice>> AskAsync(IMarketDataSource source, List<string> symbols, List<Exception> failures, CancellationToken cancellationToken)
    {
        var own = new List<Exception>();
        var prices = await TryAsync(source.Name, token => source.GetPricesAsync([.. symbols], token), own, cancellationToken).ConfigureAwait(false);
        if (prices is not null)
            return prices;
        if (symbols.Count > 1 && own is [DataSourceException { Kind: DataSourceErrorKind.UnknownSymbol }])
        {
            var half = symbols.Count / 2;
            return
            [
                .. await AskAsync(source, [.. symbols.Take(half)], failures, cancellationToken).ConfigureAwait(false),
                .. await AskAsync(source, [.. symbols.Skip(half)], failures, cancellationToken).ConfigureAwait(false),
            ];
        }
        failures.AddRange(own);
        return [];
    }

    private async Task<T?> TryAsync<T>(string source, Func<CancellationToken, Task<T>> ask, List<Exception> failures, CancellationToken cancellationToken) where T : class
    {
        using var timeout = new CancellationTokenSource(_options.SourceTimeout, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await ask(linked.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            failures.Add(e is OperationCanceledException
                ? new DataSourceException(source, "", DataSourceErrorKind.Unavailable, $"no answer within {_options.SourceTimeout:c} (SourceTimeout)", e)
                : e);
            return null;
        }
    }

    private static DataSourceException Nobody(string kind, string what, List<Exception> failures) => new(
        kind, "", DataSourceErrorKind.Unavailable,
        $"no source answered for {what}, and there is no last known value ({string.Join("; ", failures.Select(failure => failure.Message))})", new AggregateException(failures));
}
