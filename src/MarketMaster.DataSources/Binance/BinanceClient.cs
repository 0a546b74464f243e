using System.Runtime.CompilerServices;
using System.Text.Json;
using MarketMaster.RateLimiting;

namespace MarketMaster.DataSources;

/// <summary>
/// Binance's spot market. Public data goes by the limits of <c>binance_public</c>, signed requests by those of <c>binance</c>. Safe for any number of threads.
/// </summary>
public sealed class BinanceClient : IMarketDataSource, IBalanceSource
{
    private const int PageLimit = 1000;
    private const string PricePath = "/api/v3/ticker/price";
    private const string WrongTime = "-1021";

    private readonly BinanceOptions _options;
    private readonly BinanceSigner _signer;
    private readonly ApiConnection _public;
    private readonly ApiConnection _signed;
    private readonly SymbolNames _symbols;
    private readonly IntervalTable _intervals;

    /// <summary>Creates a client outside of a container.</summary>
    /// <param name="options">Address and credentials.</param>
    /// <param name="limiters">The limits; shared by all clients of the process.</param>
    /// <param name="transport">Sends requests; null for a connection of its own. It stays the caller's.</param>
    /// <param name="timeProvider">The clock; null takes the system's.</param>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it.</exception>
    public BinanceClient(BinanceOptions options, ApiRateLimiters limiters, HttpMessageHandler? transport = null, TimeProvider? timeProvider = null)
        : this(options, new(), SourceClients.Standalone(limiters, transport, timeProvider), "binance") { }

    internal BinanceClient(BinanceOptions options, DataSourcesOptions shared, SourceClients clients, string name, BinanceSigner? signer = null)
    {
        DataSourcesChecks.Check(options);
        Name = name;
        _options = options;
        _signer = signer ?? new(options, clients.Time);
        var mask = new SecretMask(options.ApiKey, options.ApiSecret);
        _public = new(name, "binance_public", clients, mask, shared);
        _signed = new(name, "binance", clients, mask, shared, _signer);
        _symbols = new(options.Symbols, SymbolNames.None, Rule);
        _intervals = BinanceIntervals.For(name);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Whether there are a key and a secret. Bars and prices need none.</summary>
    public bool IsConfigured => _options.HasCredentials;

    /// <inheritdoc/>
    public IReadOnlyList<TimeSpan> Intervals => _intervals.All;

    /// <inheritdoc/>
    public string SymbolOf(string symbol) => _symbols.Of(symbol);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Bar> GetBarsAsync(BarRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var pages = new BarPages(_public, request);
        var (symbol, interval) = (_symbols.Of(request.Symbol), _intervals.NameOf(request.Interval));
        while (!pages.IsComplete)
        {
            var answer = await GetAsync("/api/v3/klines", cancellationToken,
                ("symbol", symbol), ("interval", interval), ("startTime", QueryText.Milliseconds(pages.Next)),
                ("endTime", QueryText.Milliseconds(pages.End - TimeSpan.FromTicks(1))), ("limit", QueryText.Whole(PageLimit))).ConfigureAwait(false);
            var bars = pages.Take(answer.Endpoint, Rows(answer), out var read);
            for (var i = 0; i < bars.Count; i++)
                yield return bars[i];
            // its bars lie on a grid of UTC, so that the next opens one interval later
            if (pages.LastRead is { } last)
                pages.Cover(last + request.Interval);
            // a short page is no proof of the end: only an empty one is
            if (read == 0)
                break;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LatestPrice>> GetPricesAsync(IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        var found = new PriceTable(_public, symbols, _symbols.Of);
        foreach (var batch in _public.Limiter.Batch(found.Names, PricePath))
        {
            var answer = await GetAsync(PricePath, cancellationToken, batch.Length == 1 ? ("symbol", batch[0]) : ("symbols", $"[\"{string.Join("\",\"", batch)}\"]")).ConfigureAwait(false);
            var json = new JsonAnswer(_public, answer.Endpoint);
            BinancePrice[] prices = batch.Length == 1 ? [json.Read(answer.Body, BinanceJson.Default.BinancePrice)] : json.Read(answer.Body, BinanceJson.Default.BinancePriceArray);
            foreach (var price in prices)
                found.Add(json, (price ?? throw json.Invalid("a price is null")).Symbol, json.Number(price.Price, "price"), found.Now);
        }
        return found.InOrder(PricePath);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AssetBalance>> GetBalancesAsync(CancellationToken cancellationToken = default)
    {
        const string Path = "/api/v3/account";
        if (!_options.HasCredentials)
            throw _signed.Error($"GET {Path}", DataSourceErrorKind.Unauthorized, "balances need a key and a secret: set BINANCE_API_KEY and BINANCE_API_SECRET");
        ApiAnswer answer;
        try
        {
            answer = await SignedAsync(Path, "omitZeroBalances=true", cancellationToken).ConfigureAwait(false);
        }
        catch (DataSourceException e) when (e.Code == WrongTime)
        {
            await ReadTimeAsync(cancellationToken).ConfigureAwait(false);
            answer = await SignedAsync(Path, "omitZeroBalances=true", cancellationToken).ConfigureAwait(false);
        }
        var json = new JsonAnswer(_signed, answer.Endpoint);
        var account = json.Read(answer.Body, BinanceJson.Default.BinanceAccount);
        return [.. account.Balances
            .Select(balance => balance ?? throw json.Invalid("a balance is null"))
            .Select(balance => new AssetBalance(balance.Asset, json.Amount(balance.Free, $"free {balance.Asset}"), json.Amount(balance.Locked, $"locked {balance.Asset}")))
            .Where(balance => balance.Total != 0).OrderBy(balance => balance.Asset, StringComparer.Ordinal)];
    }

    private async Task ReadTimeAsync(CancellationToken cancellationToken)
    {
        var asked = _public.Time.GetUtcNow().ToUnixTimeMilliseconds();
        var answer = await GetAsync("/api/v3/time", cancellationToken).ConfigureAwait(false);
        var server = new JsonAnswer(_public, answer.Endpoint).Read(answer.Body, BinanceJson.Default.BinanceTime).ServerTime;
        _signer.Clock.Set(server, asked, _public.Time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private Task<ApiAnswer> GetAsync(string path, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, string? Value)> query) =>
        SendAsync(_public, path, QueryText.Of(query), isSigned: false, cancellationToken);

    private Task<ApiAnswer> SignedAsync(string path, string query, CancellationToken cancellationToken) => SendAsync(_signed, path, query, isSigned: true, cancellationToken);

    private async Task<ApiAnswer> SendAsync(ApiConnection connection, string path, string query, bool isSigned, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(new Uri(_options.BaseAddress, path)) { Query = query }.Uri);
        var answer = await connection.SendAsync(request, isSigned ? query : null, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess ? answer : throw BinanceRefusals.Read(connection, answer);
    }

    private BarSeriesBuilder Rows(ApiAnswer answer)
    {
        var json = new JsonAnswer(_public, answer.Endpoint);
        return json.Parse(answer.Body, root =>
        {
            var rows = new BarSeriesBuilder(json.Array(root, "the answer").GetArrayLength());
            foreach (var row in root.EnumerateArray())
            {
                json.Array(row, "a bar", least: 6);
                rows.Add(new(
                    json.Milliseconds(row[0], "open time"), json.Quoted(row[1], "open"), json.Quoted(row[2], "high"), json.Quoted(row[3], "low"),
                    json.Quoted(row[4], "close"), json.Quoted(row[5], "volume")));
            }
            return rows;
        });
    }

    private static string Rule(string symbol) => SymbolNames.Pair(symbol) is { } pair ? pair.Base + (pair.Quote == "USD" ? "USDT" : pair.Quote) : symbol.ToUpperInvariant();
}
