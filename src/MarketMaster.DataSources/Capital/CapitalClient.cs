using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using MarketMaster.RateLimiting;

namespace MarketMaster.DataSources;

/// <summary>
/// Capital.com: contracts on currencies, commodities, indices, shares and crypto. Prices are quotes, of which the middle is taken unless set otherwise; volumes count its own
/// trades. The session is opened at the first request, and again when it has ended. Safe for any number of threads.
/// </summary>
public sealed class CapitalClient : IMarketDataSource, IBalanceSource, IDisposable
{
    private const int PageLimit = 1000;
    private const string MarketsPath = "/api/v1/markets";
    private const int MostEpics = 50;

    private readonly CapitalOptions _options;
    private readonly ApiConnection _connection;
    private readonly CapitalSession _session;
    private readonly SymbolNames _symbols;
    private readonly IntervalTable _intervals = new(
        "capital",
        (TimeSpan.FromMinutes(1), "MINUTE"), (TimeSpan.FromMinutes(5), "MINUTE_5"), (TimeSpan.FromMinutes(15), "MINUTE_15"), (TimeSpan.FromMinutes(30), "MINUTE_30"),
        (TimeSpan.FromHours(1), "HOUR"), (TimeSpan.FromHours(4), "HOUR_4"), (TimeSpan.FromDays(1), "DAY"), (TimeSpan.FromDays(7), "WEEK"));

    /// <summary>Creates a client outside of a container.</summary>
    /// <param name="options">Address and credentials.</param>
    /// <param name="limiters">The limits; shared by all clients of the process.</param>
    /// <param name="transport">Sends requests; null for a connection of its own. It stays the caller's.</param>
    /// <param name="timeProvider">The clock; null takes the system's.</param>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it.</exception>
    public CapitalClient(CapitalOptions options, ApiRateLimiters limiters, HttpMessageHandler? transport = null, TimeProvider? timeProvider = null)
        : this(options, new(), SourceClients.Standalone(limiters, transport, timeProvider)) { }

    internal CapitalClient(CapitalOptions options, DataSourcesOptions shared, SourceClients clients)
    {
        DataSourcesChecks.Check(options);
        _options = options;
        _connection = new(Name, Name, clients, new(options.ApiKey, options.Identifier, options.Password), shared);
        _session = new(options, _connection);
        _symbols = new(options.Symbols, CapitalEpics.Known, CapitalEpics.Rule);
    }

    /// <inheritdoc/>
    public string Name => "capital";

    /// <inheritdoc/>
    public bool IsConfigured => _options.HasCredentials;

    /// <inheritdoc/>
    public IReadOnlyList<TimeSpan> Intervals => _intervals.All;

    /// <inheritdoc/>
    public string SymbolOf(string symbol) => _symbols.Of(symbol);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Bar> GetBarsAsync(BarRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var pages = new BarPages(_connection, request);
        var (epic, interval) = (_symbols.Of(request.Symbol), _intervals.NameOf(request.Interval));
        while (!pages.IsComplete)
        {
            // both ends are included, and a window of so many intervals holds no more bars than a page
            var until = pages.Next + (request.Interval * PageLimit) is var most && most < pages.End ? most : pages.End;
            var query = QueryText.Of(
                ("resolution", interval), ("max", QueryText.Whole(PageLimit)), ("from", Moment(pages.Next)), ("to", Moment(until - TimeSpan.FromTicks(1))));
            var answer = await GetAsync($"/api/v1/prices/{Uri.EscapeDataString(epic)}", query, mayBeEmpty: true, cancellationToken).ConfigureAwait(false);
            if (answer is not null)
            {
                var bars = pages.Take(answer.Endpoint, Rows(answer), out _);
                for (var i = 0; i < bars.Count; i++)
                    yield return bars[i];
            }
            pages.Cover(until);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LatestPrice>> GetPricesAsync(IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        var found = new PriceTable(_connection, symbols, _symbols.Of);
        foreach (var batch in Batching.Batch(found.Names, Math.Min(MostEpics, _connection.Limiter.Options.BatchSize)))
        {
            var answer = await GetAsync(MarketsPath, QueryText.Of(("epics", string.Join(',', batch))), mayBeEmpty: false, cancellationToken).ConfigureAwait(false);
            var json = new JsonAnswer(_connection, answer!.Endpoint);
            foreach (var market in json.Read(answer.Body, CapitalJson.Default.CapitalMarkets).MarketDetails)
            {
                if (market is null)
                    throw json.Invalid("a market is null");
                // without quotes there is no price
                if (market.Snapshot is { Bid: { } bid, Offer: { } offer })
                    found.Add(json, market.Instrument.Epic, Side(bid, offer), found.Now);
            }
        }
        return found.InOrder(MarketsPath);
    }

    /// <summary>Funds of all accounts of the login, by currency.</summary>
    /// <inheritdoc/>
    public async Task<IReadOnlyList<AssetBalance>> GetBalancesAsync(CancellationToken cancellationToken = default)
    {
        var answer = await GetAsync("/api/v1/accounts", "", mayBeEmpty: false, cancellationToken).ConfigureAwait(false);
        var json = new JsonAnswer(_connection, answer!.Endpoint);
        var accounts = json.Read(answer.Body, CapitalJson.Default.CapitalAccounts).Accounts;
        if (accounts.Contains(null!))
            throw json.Invalid("an account is null");
        return [.. accounts.GroupBy(account => account.Currency, StringComparer.Ordinal)
            .Select(group => new AssetBalance(group.Key, group.Sum(account => account.Balance.Available), group.Sum(account => account.Balance.Balance - account.Balance.Available)))
            .Where(balance => balance.Total != 0).OrderBy(balance => balance.Asset, StringComparer.Ordinal)];
    }

    /// <summary>Forgets the session.</summary>
    public void Dispose() => _session.Dispose();

    private static string Moment(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private double Side(double bid, double offer) => _options.PriceSide switch
    {
        CapitalPriceSide.Bid => bid,
        CapitalPriceSide.Offer => offer,
        _ => (bid + offer) / 2,
    };

    private BarSeriesBuilder Rows(ApiAnswer answer)
    {
        var json = new JsonAnswer(_connection, answer.Endpoint);
        var prices = json.Read(answer.Body, CapitalJson.Default.CapitalPrices).Prices;
        var rows = new BarSeriesBuilder(prices.Length);
        foreach (var bar in prices)
        {
            if (bar is null)
                throw json.Invalid("a bar is null");
            rows.Add(new(
                json.Instant(bar.SnapshotTimeUtc, "snapshotTimeUTC"), Side(bar.OpenPrice.Bid, bar.OpenPrice.Ask), Side(bar.HighPrice.Bid, bar.HighPrice.Ask),
                Side(bar.LowPrice.Bid, bar.LowPrice.Ask), Side(bar.ClosePrice.Bid, bar.ClosePrice.Ask), bar.LastTradedVolume ?? 0));
        }
        return rows;
    }

    /// <summary>An answer; null where the server says that a range has no prices, as over a weekend.</summary>
    private async Task<ApiAnswer?> GetAsync(string path, string query, bool mayBeEmpty, CancellationToken cancellationToken)
    {
        if (!_options.HasCredentials)
            throw _connection.Error($"GET {path}", DataSourceErrorKind.Unauthorized, "a login is needed: set CAPITAL_API_KEY, CAPITAL_IDENTIFIER and CAPITAL_PASSWORD");
        CapitalTokens? refused = null;
        while (true)
        {
            var tokens = await _session.OpenAsync(refused, cancellationToken).ConfigureAwait(false);
            using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(new Uri(_options.BaseAddress, path)) { Query = query }.Uri);
            request.Headers.TryAddWithoutValidation("CST", tokens.Client);
            request.Headers.TryAddWithoutValidation("X-SECURITY-TOKEN", tokens.Security);
            var answer = await _connection.SendAsync(request, null, cancellationToken).ConfigureAwait(false);
            if (answer.IsSuccess)
            {
                _session.Touch();
                return answer;
            }
            // the session has ended: one login more, and no second one
            if (answer.Status == HttpStatusCode.Unauthorized && refused is null)
            {
                refused = tokens;
                continue;
            }
            var error = CapitalRefusals.Read(_connection, answer);
            return mayBeEmpty && error.Code == CapitalRefusals.NoPrices ? null : throw error;
        }
    }
}
