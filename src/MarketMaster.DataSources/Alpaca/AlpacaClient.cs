using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MarketMaster.RateLimiting;

namespace MarketMaster.DataSources;

/// <summary>
/// Alpaca: stocks, and crypto pairs with a slash. Daily bars of stocks open at midnight in New York, so at 04:00 or 05:00 UTC. Safe for any number of threads.
/// </summary>
public sealed class AlpacaClient : IMarketDataSource, IBalanceSource
{
    private const int PageLimit = 10_000;

    private readonly AlpacaOptions _options;
    private readonly ApiConnection _connection;
    private readonly SymbolNames _symbols;
    private readonly IntervalTable _intervals = new(
        "alpaca",
        (TimeSpan.FromMinutes(1), "1Min"), (TimeSpan.FromMinutes(5), "5Min"), (TimeSpan.FromMinutes(15), "15Min"), (TimeSpan.FromMinutes(30), "30Min"),
        (TimeSpan.FromHours(1), "1Hour"), (TimeSpan.FromHours(2), "2Hour"), (TimeSpan.FromHours(4), "4Hour"), (TimeSpan.FromDays(1), "1Day"), (TimeSpan.FromDays(7), "1Week"));

    /// <summary>Creates a client outside of a container.</summary>
    /// <param name="options">Addresses, feed and credentials.</param>
    /// <param name="limiters">The limits; shared by all clients of the process.</param>
    /// <param name="transport">Sends requests; null for a connection of its own. It stays the caller's.</param>
    /// <param name="timeProvider">The clock; null takes the system's.</param>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it.</exception>
    public AlpacaClient(AlpacaOptions options, ApiRateLimiters limiters, HttpMessageHandler? transport = null, TimeProvider? timeProvider = null)
        : this(options, new(), SourceClients.Standalone(limiters, transport, timeProvider)) { }

    internal AlpacaClient(AlpacaOptions options, DataSourcesOptions shared, SourceClients clients)
    {
        DataSourcesChecks.Check(options);
        _options = options;
        _connection = new(Name, Name, clients, new(options.ApiKey, options.ApiSecret), shared);
        _symbols = new(options.Symbols, SymbolNames.None, symbol => symbol.ToUpperInvariant());
    }

    /// <inheritdoc/>
    public string Name => "alpaca";

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
        var (symbol, interval) = (_symbols.Of(request.Symbol), _intervals.NameOf(request.Interval));
        var isCrypto = IsCrypto(symbol);
        string? token = null;
        if (pages.IsComplete)
            yield break;
        do
        {
            var query = QueryText.Of(
                ("symbols", symbol), ("timeframe", interval), ("start", Instant(request.From)), ("end", Instant(pages.End - TimeSpan.FromTicks(1))), ("limit", QueryText.Whole(PageLimit)),
                ("adjustment", isCrypto ? null : _options.Adjustment), ("feed", isCrypto ? null : _options.Feed), ("sort", "asc"), ("page_token", token));
            var answer = await GetAsync(_options.DataAddress, isCrypto ? "/v1beta3/crypto/us/bars" : "/v2/stocks/bars", query, cancellationToken).ConfigureAwait(false);
            var json = new JsonAnswer(_connection, answer.Endpoint);
            var page = json.Read(answer.Body, AlpacaJson.Default.AlpacaBars);
            var bars = pages.Take(answer.Endpoint, Rows(json, page, symbol), out _);
            for (var i = 0; i < bars.Count; i++)
                yield return bars[i];
            if (page.NextPageToken is { } next && next == token)
                throw json.Invalid("the token of the next page is that of this one");
            token = page.NextPageToken;
        }
        while (!string.IsNullOrEmpty(token));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LatestPrice>> GetPricesAsync(IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        var found = new PriceTable(_connection, symbols, _symbols.Of);
        var path = "";
        foreach (var kind in found.Names.GroupBy(IsCrypto))
        {
            path = kind.Key ? "/v1beta3/crypto/us/latest/trades" : "/v2/stocks/trades/latest";
            foreach (var batch in _connection.Limiter.Batch(kind))
            {
                var query = QueryText.Of(("symbols", string.Join(',', batch)), ("feed", kind.Key ? null : _options.Feed));
                var answer = await GetAsync(_options.DataAddress, path, query, cancellationToken).ConfigureAwait(false);
                var json = new JsonAnswer(_connection, answer.Endpoint);
                foreach (var (symbol, trade) in json.Read(answer.Body, AlpacaJson.Default.AlpacaTrades).Trades)
                    found.Add(json, symbol, (trade ?? throw json.Invalid("a trade is null")).P, json.Instant(trade.T, "time of the trade"));
            }
        }
        return found.InOrder(path);
    }

    /// <summary>Cash and positions of the account, the positions in units of each symbol.</summary>
    /// <inheritdoc/>
    public async Task<IReadOnlyList<AssetBalance>> GetBalancesAsync(CancellationToken cancellationToken = default)
    {
        var answer = await GetAsync(_options.TradingAddress, "/v2/account", "", cancellationToken).ConfigureAwait(false);
        var json = new JsonAnswer(_connection, answer.Endpoint);
        var account = json.Read(answer.Body, AlpacaJson.Default.AlpacaAccount);
        var balances = new List<AssetBalance> { new(account.Currency, json.Amount(account.Cash, "cash"), 0) };
        answer = await GetAsync(_options.TradingAddress, "/v2/positions", "", cancellationToken).ConfigureAwait(false);
        json = new(_connection, answer.Endpoint);
        foreach (var position in json.Read(answer.Body, AlpacaJson.Default.AlpacaPositionArray))
        {
            var available = json.Amount((position ?? throw json.Invalid("a position is null")).QtyAvailable, $"available {position.Symbol}");
            balances.Add(new(position.Symbol, available, json.Amount(position.Qty, $"quantity of {position.Symbol}") - available));
        }
        return [.. balances.Where(balance => balance.Total != 0).OrderBy(balance => balance.Asset, StringComparer.Ordinal)];
    }

    private static bool IsCrypto(string symbol) => symbol.Contains('/', StringComparison.Ordinal);

    private static string Instant(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static BarSeriesBuilder Rows(JsonAnswer json, AlpacaBars page, string symbol)
    {
        // without bars in the range the symbol, or the whole, is left out
        if (page.Bars is null || page.Bars.Count == 0)
            return new();
        if (page.Bars.Count > 1 || !page.Bars.TryGetValue(symbol, out var bars))
            throw json.Invalid($"bars of {symbol} were asked for, and came as '{AnswerText.OneLine(string.Join(", ", page.Bars.Keys))}'");
        var rows = new BarSeriesBuilder(bars?.Length ?? 0);
        foreach (var bar in bars ?? [])
        {
            if (bar is null)
                throw json.Invalid("a bar is null");
            rows.Add(new(json.Instant(bar.T, "time of a bar"), bar.O, bar.H, bar.L, bar.C, bar.V));
        }
        return rows;
    }

    private async Task<ApiAnswer> GetAsync(Uri address, string path, string query, CancellationToken cancellationToken)
    {
        if (!_options.HasCredentials)
            throw _connection.Error($"GET {path}", DataSourceErrorKind.Unauthorized, "a key and a secret are needed: set APCA_API_KEY_ID and APCA_API_SECRET_KEY");
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(new Uri(address, path)) { Query = query }.Uri);
        request.Headers.TryAddWithoutValidation("APCA-API-KEY-ID", _options.ApiKey);
        request.Headers.TryAddWithoutValidation("APCA-API-SECRET-KEY", _options.ApiSecret);
        var answer = await _connection.SendAsync(request, null, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess ? answer : throw Refusal(answer);
    }

    private DataSourceException Refusal(ApiAnswer answer)
    {
        AlpacaError? error = null;
        try
        {
            error = JsonSerializer.Deserialize(answer.Body, AlpacaErrorJson.Default.AlpacaError);
        }
        catch (JsonException)
        {
            // a gateway's own page: the status alone counts then
        }
        var isUnknown = (int)answer.Status is 400 or 404 or 422 && error?.Message?.Contains("symbol", StringComparison.OrdinalIgnoreCase) == true;
        return _connection.Refused(answer, isUnknown ? DataSourceErrorKind.UnknownSymbol : null, error?.Code is { } code ? QueryText.Whole(code) : null, error?.Message);
    }
}
